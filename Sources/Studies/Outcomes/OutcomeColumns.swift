import CytokineModel
import Forecasting
import Quantities
import Reactions

/// Where in the outputs of the engine the read-outs stand that outcomes are read from.
struct OutcomeColumns: Sendable {
    /// A read-out: its place among the outputs and its unit.
    struct Column: Sendable {
        let place: Int
        /// Coherent units in one of its own.
        let factor: Double
    }

    /// Read-outs of one site of tissue.
    struct Site: Sendable {
        let id: String
        let region: String?
        /// Excess interstitial volume that a clinician would see; infinite where that is no local sign.
        let visibleOedema: Double
        /// Whether a scenario added it: a mass or an effusion.
        let isAdded: Bool
        let oedema: Int
        let endothelium: Int
        let cart: Column
        let target: Int
        let malignant: Int
        let macrophages: Int
    }

    let temperature: Int
    let pressure: Column
    let saturation: Column
    let need: Column
    let circumference: Column
    let lumen: Column
    let blasts: Column
    let bloodCART: Column
    let bloodEndothelium: Int
    let bloodMalignant: Int
    /// In the order of ``markers``.
    let markers: [Column]
    let sites: [Site]

    /// Laboratory values of which peak, day and area are kept.
    static let markers = ["plasma.IL6", "plasma.IFNg", "plasma.IL10", "plasma.IL1", "CRP", "ferritin"]

    private static let general =
        [
            "temperature", "meanArterialPressure", "roomAirSaturation", "oxygenNeed", "neck.circumference", "airway.area", "marrow.blasts",
            "blood.CART", "blood.endothelium", "blood.malignant",
        ] + markers

    private static func readouts(of site: CytokineModel.Site) -> [String] {
        [".oedema", ".endothelium", ".CART", ".target", ".malignant", ".macrophages"].map { site.id + $0 }
    }

    /// Everything that is needed for a body.
    static func readouts(of body: Body) -> [String] { general + body.tissues.flatMap { readouts(of: $0) } }

    /// - Parameter readouts: The outputs of the engine, in order; those of ``readouts(of:)`` at least.
    init(_ model: PatientModel, readouts: [String]) {
        let places = Dictionary(readouts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let units = Dictionary(
            model.network.readouts.map { ($0.readout.id, $0.readout.definition.unit) }, uniquingKeysWith: { first, _ in first })
        func column(_ id: String) -> Column {
            guard let place = places[id], let unit = units[id] else {
                preconditionFailure("Outcomes are read from ‘\(id)’, which is not among the outputs.")
            }
            return Column(place: place, factor: unit.factor)
        }
        temperature = column("temperature").place
        pressure = column("meanArterialPressure")
        saturation = column("roomAirSaturation")
        need = column("oxygenNeed")
        circumference = column("neck.circumference")
        lumen = column("airway.area")
        blasts = column("marrow.blasts")
        bloodCART = column("blood.CART")
        bloodEndothelium = column("blood.endothelium").place
        bloodMalignant = column("blood.malignant").place
        markers = OutcomeColumns.markers.map(column)
        let standard = Set(Catalogue.sites.map(\.id))
        sites = model.body.tissues.map { site in
            Site(
                id: site.id, region: site.region, visibleOedema: site.isLocal ? site.visibleOedema : .infinity,
                isAdded: !standard.contains(site.id), oedema: column(site.id + ".oedema").place,
                endothelium: column(site.id + ".endothelium").place, cart: column(site.id + ".CART"),
                target: column(site.id + ".target").place, malignant: column(site.id + ".malignant").place,
                macrophages: column(site.id + ".macrophages").place)
        }
    }
}

extension CytokineModel.Site {
    /// Whether its swelling is a local sign; swelling of all other tissue together is oedema everywhere.
    var isLocal: Bool { id != CytokineModel.Site.tissue.id }
}
