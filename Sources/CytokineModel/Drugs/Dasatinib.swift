import Quantities
import Reactions

/// Dasatinib: a reversible off-switch of the CAR by way of LCK; hours only.
///
/// Source: il6-and-drugs dossier, section 5.5 (transit absorption in four steps of its mean time).
public struct Dasatinib: Drug {
    public let id = "dasatinib"
    let body: Body
    public let label = DrugLabel(
        .treatment, synonyms: ["sprycel"], doses: [.init(100, .milligrams, most: 300)], duration: .swallow, route: "PO")

    private static let steps = 4
    private func gut(_ step: Int) -> Term { species("gut\(step)", .milligrams, "Dasatinib on its way, step \(step)") }
    var depot: Term { species("depot", .milligrams, "Dasatinib at the gut wall") }
    var central: Term { species("central", .milligrams, "Dasatinib in plasma") }
    var peripheral: Term { species("peripheral", .milligrams, "Dasatinib in the peripheral compartment") }
    var transit: Term { parameter("transit", 8.33, .perHour, "Steps over mean transit time", .read("hassouneh2024")) }
    var absorption: Term { parameter("absorption", 0.37, .perHour, "Absorption", .read("hassouneh2024")) }
    var clearance: Term { parameter("clearance", 273, .litresPerHour, "Clearance over bioavailability", .read("hassouneh2024")) }
    var volume: Term { parameter("volume", 19, .litres, "Central volume over bioavailability", .read("hassouneh2024")) }
    var exchange: Term { parameter("exchange", 64.6, .litresPerHour, "Exchange with the peripheral compartment", .read("hassouneh2024")) }
    var peripheralVolume: Term { parameter("peripheralVolume", 488, .litres, "Peripheral volume", .read("hassouneh2024")) }
    var half: Term {
        parameter("half", 12.2, .nanogramsPerMillilitre, "Level that halves CAR signalling", .memory("25 nmol/L, total"), range: 5...49)
    }

    public var entry: DoseEntry { .bolus(into: gut(1)) }

    public var reactions: [Reaction] {
        for step in 1..<Self.steps {
            Reaction("Transit, step \(step)", consumes: gut(step), produces: gut(step + 1), rate: transit * gut(step))
        }
        Reaction("Arrival at the gut wall", consumes: gut(Self.steps), produces: depot, rate: transit * gut(Self.steps))
        Reaction("Absorption", consumes: depot, produces: central, rate: absorption * depot)
        Reaction("Elimination", consumes: central, rate: clearance * central / volume)
        Reaction("Distribution", consumes: central, produces: peripheral, rate: exchange * central / volume)
        Reaction("Return", consumes: peripheral, produces: central, rate: exchange * peripheral / peripheralVolume)
    }
    public var effects: [Effect] { Effect.lowers(.carSignalling, by: central / volume, half: half, steepness: 2) }
    public var readouts: [Readout] { readout("dasatinib", .nanogramsPerMillilitre, "Dasatinib, plasma") { [self] in central / volume } }
}
