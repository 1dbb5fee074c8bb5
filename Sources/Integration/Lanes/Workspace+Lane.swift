/// What concerns one lane of a block only. The numbers of a lane stand a block's width apart.
extension Workspace {
    /// Makes the initial values under the parameters of a lane its state. They are computed in all lanes, which does no harm.
    func setInitials(_ lane: Int) {
        code.run(code.initials, memory, solution: next)
        for (index, slot) in tape.initialSlots.enumerated() { state[index * width + lane] = place(slot)[lane] }
    }

    func states(_ lane: Int) -> [Double] { (0..<tape.stateCount).map { Double(state[$0 * width + lane]) } }

    /// The state with the largest scaled error in the step that was just tried.
    func worstState(_ lane: Int) -> Int {
        let error = stage(method.stageCount - 1)
        func scaled(_ index: Int) -> Number {
            let place = index * width + lane
            return error[place].magnitude / (absolute[place] + Number(relative) * state[place].magnitude)
        }
        return (0..<tape.stateCount).max { scaled($0) < scaled($1) } ?? 0
    }

    /// Why a step was not finite: the first state whose rate, or whose row of the Jacobian, is not so at the step's start.
    ///
    /// Rates and Jacobian of the other lanes are computed as well, from whatever is there; nobody needs them after a step.
    func failure(_ lane: Int) -> Outcome {
        for index in 0..<tape.stateCount { memory[index * width + lane] = state[index * width + lane] }
        code.run(code.start, memory, solution: next)
        if let state = (0..<tape.stateCount).first(where: { !place(tape.rateSlots[$0])[lane].isFinite }) {
            return .notFinite(state: state)
        }
        guard var entry = tape.entries.first(where: { !place($0.slot)[lane].isFinite }) else {
            return .stepTooSmall(state: worstState(lane))
        }
        // From the row of a lifted value to one that takes it, states first.
        while entry.row >= tape.stateCount { entry = tape.entries.first { $0.column == entry.row }! }
        return .notFinite(state: Int(entry.row))
    }
}
