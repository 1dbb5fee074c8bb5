extension Medicine {
    /// The medicine that a charted name means: by name, or because a name of the table stands in it.
    ///
    /// `dexamethasone sodium phosphate` is a dose of dexamethasone: a sum that overlooks it would be wrong on the dangerous side. The
    /// longest name wins, so that methylprednisolone is not read as prednisolone.
    static func recognised(in text: String) -> Medicine? {
        if let medicine = named(text) { return medicine }
        let text = text.lowercased()
        return longNames.filter { text.contains($0.name) }.max { ($0.name.count, $1.name) < ($1.name.count, $0.name) }?.medicine
    }

    /// Names of five letters or more; shorter ones stand in other words.
    private static let longNames: [(name: String, medicine: Medicine)] = table.flatMap { medicine in
        ([medicine.name] + medicine.synonyms).filter { $0.count >= 5 }.map { ($0.lowercased(), medicine) }
    }
}

extension Observation {
    /// The medicine of a row, also where its name is written with its salt or brand.
    var recognisedMedicine: Medicine? { finding == .drug ? subject.flatMap { Medicine.recognised(in: $0) } : nil }

    /// Whether the row says that nothing was given: a dose of zero.
    var isNoDose: Bool { number == 0 }
}

extension Situation {
    /// Doses of classes of drugs, by recognised name, that may lie within hours before now; rows known only by day count when they may.
    func doses(of kinds: Medicine.Class..., within span: Double = .infinity) -> [Observation] {
        chart.rows(.drug, to: hours).filter { row in
            guard let kind = row.recognisedMedicine?.kind, kinds.contains(kind), !row.isNoDose else { return false }
            return row.latest >= hours - span - 1e-9
        }
    }

    /// Weight in kilograms for a dose: as charted for the patient, otherwise the last one weighed.
    public var weight: Double? { patient.weight ?? chart.rows(.dailyWeight, to: hours).last?.number }
}
