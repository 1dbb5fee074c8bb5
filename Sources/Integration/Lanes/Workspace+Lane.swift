/// What concerns one lane of a block only.
extension Workspace {
    /// Makes the end of the step the state of a lane.
    func accept(_ lane: Int) {
        let from = next.lane(lane)
        let to = state.lane(lane)
        for index in 0..<tape.stateCount { to[index * P.lanes] = from[index * P.lanes] }
    }

    /// Prepares ``value(_:_:)`` for a fraction of the step that was just tried, or for its start if there is none.
    func look(at fraction: Double?) {
        let theta = fraction ?? 0
        let rest = 1 - theta
        for number in 0..<method.stageCount {
            let inner = method.dense[1][number] + theta * method.dense[2][number]
            weights[number] = theta * rest * (method.dense[0][number] + theta * inner)
        }
        weights[method.stageCount] = rest
        weights[method.stageCount + 1] = theta
    }

    /// A state of a lane at the fraction that is looked at.
    @inline(__always) func value(_ index: Int, _ lane: Int) -> Double {
        let count = method.stageCount
        let place = index * P.lanes
        let start = state.lane(lane)[place]
        if weights[count + 1] == 0 { return start }
        var sum = weights[count] * start + weights[count + 1] * next.lane(lane)[place]
        var u = stage(0).lane(lane) + place
        for number in 0..<count {
            sum += weights[number] * u[0]
            u += tape.paddedStateCount * P.lanes
        }
        return sum
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
