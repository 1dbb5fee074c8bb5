import CytokineModel
import Foundation
import Integration
import Quantities
import Reactions

/// A patient as equations: the network for this anatomy, product and regimen, with its numbers and doses.
///
/// The network depends on which sites, drugs and product there are; everything else is numbers, so that patients of one kind share
/// a network and differ in a row of parameters.
public struct PatientModel: Sendable {
    public let scenario: Scenario
    public let body: Body
    public let network: Network
    public let tape: Tape
    /// Identifiers of the read-outs that are computed, in the order of the outputs.
    public let readouts: [String]
    /// In the order of `network.parameters`, in the coherent system.
    public var parameters: [Double]
    /// Doses at fixed times, as given.
    public var doses: [GivenDose]
    package let regimen: Regimen

    /// Builds the network of a scenario and fills in its numbers.
    ///
    /// - Parameters:
    ///   - scenario: What is known of the patient; checked already.
    ///   - calibration: Values that override declarations, in declared units.
    ///   - drugs: Drugs to include beyond those that the scenario gives, so that arms of a trial share one network.
    ///   - readouts: Identifiers of the read-outs to compute, all if `nil`. Those that the scenario's own triggers watch are added. An
    ///     unknown one is a programming mistake.
    public init(
        _ scenario: Scenario, calibration: ParameterTable = ParameterTable(), drugs: Set<String> = [], readouts: [String]? = nil
    ) {
        self.scenario = scenario
        let body = Body(scenario)
        self.body = body
        let names = drugs.union(scenario.treatment.map(\.drug))
        network = Network(body.components(drugs: names))
        let known = network.readouts.map(\.readout.id)
        self.readouts =
            readouts.map { chosen in
                chosen + scenario.watchedReadouts.subtracting(chosen).intersection(known).sorted()
            } ?? known
        tape = Tape(network: network, outputs: self.readouts)
        parameters = []
        doses = []
        regimen = Regimen(body: body, network: network)
        parameters = values(calibration: calibration.values)
        doses = regimen.doses(of: scenario)
    }

    /// The same equations with another scenario's numbers and doses; the scenario must need the same network.
    public func with(_ scenario: Scenario, calibration: ParameterTable) -> PatientModel {
        let missing = scenario.watchedReadouts.subtracting(readouts).intersection(network.readouts.map(\.readout.id))
        precondition(missing.isEmpty, "Triggers watch read-outs that the model was not asked to compute: \(missing.sorted()).")
        var copy = PatientModel(self, scenario: scenario)
        copy.parameters = copy.values(calibration: calibration.values)
        copy.doses = regimen.doses(of: scenario)
        return copy
    }

    private init(_ model: PatientModel, scenario: Scenario) {
        self.scenario = scenario
        body = model.body
        network = model.network
        tape = model.tape
        readouts = model.readouts
        parameters = model.parameters
        doses = model.doses
        regimen = model.regimen
    }

    // MARK: Numbers

    private func values(calibration: [String: Double]) -> [Double] {
        var values = network.declaredValues
        func set(_ id: String, _ value: Double) {
            guard let index = network.parameterIndex(id) else { return }
            values[index] = value * network.parameters[index].unit.factor
        }
        for (id, value) in calibration { set(id, value) }
        for (id, quantity) in scenario.quantities {
            guard let index = network.parameterIndex(id) else { continue }
            values[index] = quantity.coherent
        }
        return values
    }

    /// The coherent value of a parameter.
    public subscript(parameter id: String) -> Double? {
        get { network.parameterIndex(id).map { parameters[$0] } }
        set {
            guard let index = network.parameterIndex(id), let newValue else { return }
            parameters[index] = newValue
        }
    }

    // MARK: Running

    /// What the engine integrates.
    ///
    /// - Parameter times: Sampling times in days, ascending.
    public func job(times: [Double], until end: Double? = nil) -> Job {
        let last = max(end ?? scenario.until, times.last ?? scenario.start)
        var job = Job(
            parameters: parameters, start: scenario.start, end: last, sampleTimes: times,
            events: regimen.infusionOfProduct(scenario) + doses.flatMap { regimen.events(for: $0, scenario) })
        let triggers = TriggerMonitor(scenario, regimen: regimen, readouts: readouts)
        if !triggers.isEmpty {
            job.monitor = triggers
            job.checkTimes = Array(stride(from: scenario.start, through: last, by: 1.0 / 12))
        }
        return job
    }

    /// Error control that suits the model: amounts far below a cell, a picogram or a millilitre do not steer the step, and the first step, also
    /// that after a dose, is as long as the tolerance lets it be: its fifth root, because the error of a step goes with the fifth power.
    public func integrator(relative: Double = 1e-6, precision: Precision = .double) -> Integrator {
        let absolute = network.species.map { symbol in Self.scale(of: symbol) * relative * 1e-3 }
        let control = StepControl(firstStep: 8e-3 * pow(relative * 1e6, 0.2), gain: StepControl.gain(relative: relative))
        let tolerance = Tolerance(relative: relative, absolute: absolute)
        return Integrator(tape: tape, tolerance: tolerance, control: control, precision: precision)
    }

    /// The size below which a state no longer matters, relative to which the absolute tolerance is set.
    private static func scale(of symbol: Symbol) -> Double {
        switch symbol.unit.dimension {
        case .cells: 1
        case .mass: symbol.unit == .milligrams ? 1e6 : 0.1
        // Litres: excess fluid matters from 3 mL on. In single precision it also has to stay above the rounding of the fluid that flows
        // through a tissue in a step.
        case .volume: 3
        case .temperature: 1
        default: symbol.unit.factor
        }
    }
}

extension Body {
    /// The anatomy that a scenario describes.
    package convenience init(_ scenario: Scenario) {
        let added = scenario.sites.map { site -> CytokineModel.Site in
            let volume = site.volume.coherent
            let label = site.label ?? site.id
            let region = site.region?.rawValue
            switch site.kind {
            case .mass: return .mass(site.id, label: label, volume: volume, region: region)
            case .effusion: return .effusion(site.id, label: label, volume: volume, region: region)
            }
        }
        let product = Catalogue.products.first { $0.label == scenario.product.construct } ?? .cd28z
        let healthy = scenario.burden.filter { ($0.offTumour?.value ?? 0) > 0 }.map(\.site)
        self.init(tissues: Catalogue.sites + added, product: product, offTumourSites: Set(healthy))
    }
}

extension Scenario {
    /// Read-outs that triggers of the treatment watch.
    package var watchedReadouts: Set<String> {
        Set(
            treatment.compactMap { entry in
                if case .trigger(let trigger) = entry.timing { trigger.readout } else { nil }
            })
    }

    /// Everything in the scenario that is a parameter of the model, by its id.
    var quantities: [(String, Quantity)] {
        var list: [(String, Quantity)] = []
        func add(_ id: String, _ quantity: Quantity?) {
            if let quantity { list.append((id, quantity)) }
        }
        for content in burden {
            add(content.site + ".targets.antigenPositiveAtStart", content.malignant)
            add(content.site + ".targets.antigenNegativeAtStart", content.antigenNegative)
            add(content.site + ".targets.normalBAtStart", content.normalB)
            add(content.site + ".offTumour.restingCells", content.offTumour)
        }
        add("marrow.normal.cellsAtStart", normalMarrow)
        add("temperature.resting", patient.temperature)
        add("pressure.resting", patient.meanArterialPressure)
        add("counts.weight", patient.weight)
        add("airway.restingCircumference", patient.neckCircumference)
        if let lymphocytes = patient.lymphocytes?.converted(to: .billionCellsPerLitre) {
            add("host.lymphocytesAtStart", Quantity(lymphocytes / Scenario.normalLymphocytes, .one))
        }
        add("antigen.normalBAntigen", Quantity(product.antigen == "CD19" ? 1 : 0, .one))
        for (id, value) in affinities.flatMap({ Catalogue.affinitySets[$0.rawValue] }) ?? [:] { add(id, Quantity(value, .picomolar)) }
        for override in parameters { add(override.id, override.value) }
        for site in sites { for override in site.parameters { add(site.id + "." + override.id, override.value) } }
        return list
    }

    /// Circulating lymphocytes of a healthy adult, in 1e9 per litre; a middling value of the usual range of 1 to 3.
    static let normalLymphocytes = 1.5
}
