extension Situation {
    /// Whether a blood product can explain the onset, and whether one that came after it may still do harm.
    ///
    /// A product of which only the day is known closes nothing while it may have come in time.
    func transfusionGate(within span: Double) -> Diagnosis.Gate? {
        let products = given(.plasma, .bloodProduct)
        guard wasGiven(products, within: span) == false else { return nil }
        guard let last = products.last(where: { $0.latest > onset }) else {
            return .closed("no blood product is charted within \(span.plainText) h before the onset")
        }
        let name = last.subject ?? "a blood product"
        guard hours - last.hours <= span else { return .closed("\(name) came after the onset") }
        return .watched("\(name) came after the onset: excluded for the onset, to be watched for \(span.plainText) h after it")
    }

    /// Whether a product lies within hours before the onset; `nil` when its clock is not known.
    func product(within span: Double) -> Bool? { wasGiven(given(.plasma, .bloodProduct), within: span) }

    /// Hypoxia by gas, or by saturation on room air.
    var isHypoxic: Bool? {
        let onAir = Truth.all(measured(.oxygenSaturation)?.isUnder(90), shows(.oxygenDevice, "room_air"))
        return Truth.any(level(.oxygenRatio)?.isAtMost(300), onAir == true ? true : nil)
    }
}
