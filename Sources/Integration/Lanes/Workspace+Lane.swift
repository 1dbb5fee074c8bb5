/// What concerns one lane of a block only.
extension Workspace {
    /// Makes the end of the step the state of a lane.
    func accept(_ lane: Int) {
        let from = next.lane(lane)
        let to = state.lane(lane)
        for index in 0..<tape.stateCount { to[index * P.lanes] = from[index * P.lanes] }
    }

    /// A state of a lane at a fraction of the step that was just tried, or at its start if there is none.
    func value(_ index: Int, _ lane: Int, at fraction: Double?) -> Double {
        let place = index * P.lanes
        let start = state.lane(lane)[place]
        guard let theta = fraction else { return start }
        var p = (0.0, 0.0, 0.0)
        for number in 0..<method.stageCount {
            let u = stage(number).lane(lane)[place]
            p.0 += method.dense[0][number] * u
            p.1 += method.dense[1][number] * u
            p.2 += method.dense[2][number] * u
        }
        let rest = 1 - theta
        return rest * start + theta * (next.lane(lane)[place] + rest * (p.0 + theta * (p.1 + theta * p.2)))
    }

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
        tape.rates.run(lane: r, stride: P.lanes)
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
