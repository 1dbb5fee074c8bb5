/// What concerns one lane of a block only.
extension Workspace {
    /// The state with the largest scaled error in the step that was just tried.
    func worstState(_ lane: Int) -> Int {
        let error = stage(method.stageCount - 1).lane(lane)
        let y = state.lane(lane)
        let bound = absolute.lane(lane)
        func scaled(_ index: Int) -> Double {
            let place = index * P.lanes
            return error[place].magnitude / (bound[place] + relative * y[place].magnitude)
        }
        return (0..<tape.stateCount).max { scaled($0) < scaled($1) } ?? 0
    }

    /// Why a step was not finite: the first state whose rate, or whose row of the Jacobian, is not so at the step's start.
    func failure(_ lane: Int) -> Outcome {
        let r = registers.lane(lane)
        let y = state.lane(lane)
        for index in 0..<tape.stateCount { r[index * P.lanes] = y[index * P.lanes] }
        tape.jacobianRates.run(lane: r, stride: P.lanes)
        if let state = tape.rateSlots.firstIndex(where: { !r[Int($0) * P.lanes].isFinite }) { return .notFinite(state: state) }
        tape.jacobian.run(lane: r, stride: P.lanes)
        if let entry = tape.entries.first(where: { !r[Int($0.slot) * P.lanes].isFinite }) { return .notFinite(state: Int(entry.row)) }
        return .stepTooSmall(state: worstState(lane))
    }
}

extension UnsafeMutablePointer where Pointee: Packet {
    /// The numbers of one lane, which stand a block's width apart.
    @inline(__always) func lane(_ index: Int) -> UnsafeMutablePointer<Double> {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: Double.self) + index
    }
}
