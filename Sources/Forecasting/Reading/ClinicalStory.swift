import CytokineModel
import Bedside

/// The course in a few plain sentences, in the order of events.
///
/// The words stay with what a simulation can say: it shows, and a patient would.
struct ClinicalStory {
    let course: Course
    let scenario: Scenario
    let local: [Reading.LocalEvent]
    let grades: [Reading.GradeSpan]
    let sequence: Reading.Sequence

    /// Runs that end earlier say nothing about the order of events.
    private static let shortest = 5.0

    private typealias Line = Reading.StoryLine

    func lines() -> [Reading.StoryLine] {
        let events = [conditioning(), infusion(), fever(), pressureAndOxygen()] + antibody() + swellings()
        let later = [marrow() ?? expansion(), relapse()]
        let order = last < ClinicalStory.shortest ? nil : self.order()
        let told = (events + [order] + later).compactMap(\.self)
        return told.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }

    private var last: Double { course.times.last ?? 0 }

    private func value(_ id: String, _ day: Double) -> Double { course.value(id, at: day) }

    private func given(_ drugs: Set<String>) -> [GivenDose] { course.doses.filter { drugs.contains($0.drug) && $0.day <= last } }

    // MARK: Before and at the infusion

    private func conditioning() -> Reading.StoryLine? {
        let doses = given(Catalogue.drugs(for: .conditioning)).filter { $0.day < 0 }
        guard let first = doses.first?.day, let end = doses.last?.day else { return nil }
        let names = Wording.list(doses.map(\.drug).unique.sorted(by: >))
        let lymphocytes = value("host.lymphocytes", 0)
        let effect = lymphocytes.isFinite ? "; on day 0 the host's lymphocytes are at \(Wording.percent(lymphocytes)) of normal" : ""
        return Line(day: first, text: "Conditioning with \(names) until \(Wording.day(end))\(effect).")
    }

    private func infusion() -> Reading.StoryLine? {
        guard scenario.infusedCells > 0, last >= 0.5 else { return nil }
        let place = scenario.product.into.map { "into the \($0)" } ?? "into a vein"
        let early = course.maximum("temperature", 0, 0.5).value
        return Line(
            day: 0,
            text: "\(Wording.cells(scenario.infusedCells).capitalisedFirst) CAR-T cells (\(scenario.product.construct), against "
                + "\(scenario.product.antigen)) are infused \(place); the temperature reaches \(Wording.number(early, decimals: 1)) °C within 12 hours."
        )
    }

    // MARK: The systemic syndrome

    private func fever() -> Reading.StoryLine? {
        guard last > 2 else { return nil }
        let highest = course.maximum("temperature", 1)
        guard let onset = course.feverOnset else {
            return Line(
                day: highest.day,
                text:
                    "The simulation stays below 38.0 °C; the highest temperature after day 1 is \(Wording.number(highest.value, decimals: 2)) °C."
            )
        }
        let signals =
            "IL-6 is then \(Wording.short(value("plasma.IL6", onset))) pg/mL and IFN-γ \(Wording.short(value("plasma.IFNg", onset))) pg/mL"
        return Line(
            day: onset,
            text: "Fever of 38.0 °C begins on \(Wording.day(onset)) and peaks at \(Wording.number(highest.value, decimals: 1)) °C on "
                + "\(Wording.day(highest.day)); plasma \(signals).")
    }

    private func pressureAndOxygen() -> Reading.StoryLine? {
        guard let worst = course.times.indices.filter({ course.times[$0] >= 1 }).max(by: { isMilder($0, $1) }) else { return nil }
        let day = course.times[worst]
        let fall = (course["meanArterialPressure"].first ?? .nan) - course["meanArterialPressure"][worst]
        let oxygen = course.minimum("roomAirSaturation", day - 1, day + 1)
        var parts: [String] = []
        if fall >= Course.hypotensiveFall {
            parts.append("mean arterial pressure is \(Wording.number(fall, decimals: 0)) mmHg below its start")
        }
        if oxygen.value < Course.oxygenThreshold, let index = course.times.firstIndex(of: oxygen.day) {
            let device = Wording.oxygen(course.oxygenDevice(at: index))
            parts.append("saturation on room air falls to \(Wording.number(oxygen.value, decimals: 0)) %, which would take \(device)")
        }
        guard !parts.isEmpty else { return nil }
        let grade = course.grade(day - 1, day + 1)
        return Line(day: day, text: "About \(Wording.day(day)) \(Wording.list(parts)): ASTCT grade \(grade).")
    }

    private func isMilder(_ a: Int, _ b: Int) -> Bool { course["meanArterialPressure"][a] > course["meanArterialPressure"][b] }

    // MARK: Drugs

    /// What followed the first dose of an antibody against IL-6 or its receptor.
    private func antibody() -> [Reading.StoryLine?] {
        ["tocilizumab", "siltuximab"].map { drug in
            guard let dose = given([drug]).first, dose.day + 1 <= last else { return nil }
            let (start, end) = (dose.day, dose.day + 1)
            let temperature =
                "the temperature goes from \(Wording.number(course.maximum("temperature", start - 0.25, start).value, decimals: 1)) to "
                + "\(Wording.number(value("temperature", end), decimals: 1)) °C within a day"
            let ratio = course.maximum("plasma.IL6", start, min(start + 2, last)).value / value("plasma.IL6", start)
            let reason = drug == "tocilizumab" ? " because its receptor no longer clears it" : " because it is held in complexes"
            let interleukin =
                ratio > 1.1
                ? "plasma IL-6 rises \(Wording.number(ratio, decimals: 1))-fold\(reason)"
                : "plasma IL-6 does not rise above its value at the dose (\(Wording.short(value("plasma.IL6", start))) pg/mL)"
            let crp = course.maximum("CRP", start)
            let count = given([drug]).count > 1 ? " (first of \(given([drug]).count) doses)" : ""
            return Line(
                day: start,
                text: "\(drug.capitalisedFirst)\(count) on \(Wording.day(start)): \(temperature), \(interleukin), and CRP turns on "
                    + "\(Wording.day(crp.day)) at \(Wording.short(crp.value)) mg/L.")
        }
    }

    // MARK: The local syndrome

    /// The first swelling and those that threaten the airway in full, the others in one sentence.
    private func swellings() -> [Reading.StoryLine?] {
        let told = local.enumerated().filter { $0.offset == 0 || $0.element.level >= 3 }.map(\.element)
        let others = local.filter { !told.contains($0) }
        guard let first = others.first else { return told.flatMap { [onset($0), early($0), turn($0)] } }
        let names = Wording.list(others.map { "\($0.plainLabel.lowercased()) from \(Wording.day($0.onset))" })
        return told.flatMap { [onset($0), early($0), turn($0)] } + [
            Line(day: first.onset, text: "Elsewhere swelling would be seen too: \(names).")
        ]
    }

    private func onset(_ event: Reading.LocalEvent) -> Reading.StoryLine? {
        let fever = course.feverOnset
        let relation = fever.map { onset -> String in
            let gap = event.onset - onset
            return abs(gap) < 1 / 24.0 ? ", with the fever" : ", \(Wording.span(abs(gap))) \(gap > 0 ? "after" : "before") the fever"
        }
        var text =
            "\(event.plainLabel): swelling would be seen from \(Wording.day(event.onset))\(relation.map { $0 + "," } ?? "") and is largest on \(Wording.day(event.peak))"
        if event.region == "neck", let resting = course["neck.circumference"].first {
            let girth = course.maximum("neck.circumference", event.onset).value
            let lumen = course.minimum("airway.area", event.onset).value
            text +=
                " (circumference \(Wording.number(resting, decimals: 0)) to \(Wording.number(girth, decimals: 1)) cm, airway open to "
                + "\(Wording.percent(lumen))): local airway level \(event.level)\(Self.meaning[event.level].map { ", " + $0 } ?? "")"
        } else {
            text += " (\(Wording.percent(event.largest)) over its resting fluid)"
        }
        return Line(day: event.onset, text: text + (steroids(before: event).isEmpty ? "; \(end(of: event))" : "") + ".")
    }

    private func end(of event: Reading.LocalEvent) -> String {
        event.resolved.map { "it is below a fifth of its peak on \(Wording.day($0))" } ?? "it has not resolved by \(Wording.day(last))"
    }

    private static let steroids: Set = ["methylprednisolone", "dexamethasone"]
    /// Days within which a turn is told together with what was given before it.
    private static let together = 3.0

    /// Corticosteroids shortly before the peak.
    private func steroids(before event: Reading.LocalEvent) -> [GivenDose] {
        let from = max(event.onset - 1, event.peak - Self.together)
        return given(Self.steroids).filter { $0.day >= from && $0.day <= event.peak }
    }

    private static let meaning = [3: "a feeling of a foreign body or dyspnoea", 4: "stridor"]

    /// Corticosteroids long before the peak, and what the swelling did in the two days after them.
    private func early(_ event: Reading.LocalEvent) -> Reading.StoryLine? {
        let window = event.onset - 1..<max(event.onset - 1, event.peak - Self.together)
        guard let dose = given(Self.steroids).first(where: { window.contains($0.day) }), dose.day + 2 <= last else { return nil }
        let (then, later) = (value(event.site + ".oedema", dose.day), value(event.site + ".oedema", dose.day + 2))
        return Line(
            day: dose.day,
            text:
                "\(dose.drug.capitalisedFirst) on \(Wording.day(dose.day)): two days later the swelling (\(event.plainLabel.lowercased())) is at "
                + "\(Wording.percent(later)) over its resting fluid, from \(Wording.percent(then)) at the dose.")
    }

    /// What was given before the swelling turned, and how long it lasted; nothing where no corticosteroid was given.
    private func turn(_ event: Reading.LocalEvent) -> Reading.StoryLine? {
        let doses = steroids(before: event)
        guard let first = doses.first, let latest = doses.last, event.peak < last - 0.5 else { return nil }
        let sets = doses.map(\.day).unique.count
        let count = sets > 1 ? "\(sets) sets, the last \(Wording.span(event.peak - latest.day)) before" : "one set"
        return Line(
            day: event.peak,
            text:
                "The turn on \(Wording.day(event.peak)) follows \(Wording.list(doses.map(\.drug).unique)) from \(Wording.day(first.day)) (\(count)); "
                + "\(end(of: event)).")
    }

    // MARK: Cells and disease

    private func expansion() -> Reading.StoryLine? {
        let peak = course.maximum("blood.CART", 1)
        guard peak.value.isFinite, peak.day < last else { return nil }
        let copies = value("transgene", peak.day)
        return Line(
            day: peak.day,
            text: "CAR-T cells in blood peak on \(Wording.day(peak.day)) at \(Wording.short(peak.value)) per µL "
                + "(\(Wording.short(copies)) transgene copies per µg).")
    }

    /// Blasts below this share of nucleated marrow cells count as remission, and above the second as relapse.
    private static let remission = 0.01
    private static let relapsed = 0.05

    private func marrow() -> Reading.StoryLine? {
        let before = value("marrow.blasts", -0.1)
        guard before > Self.relapsed, last >= 10 else { return nil }
        guard let day = course.firstFalling(to: Self.remission, "marrow.blasts", from: 0) else {
            return Line(
                day: last,
                text:
                    "Marrow blasts go from \(Wording.percent(before)) to \(Wording.percent(value("marrow.blasts", last))): no remission in the simulation."
            )
        }
        let late = min(15, last)
        let then = value("marrow.blasts", late)
        let left = then < 1e-5 ? "fewer than one in 100 000" : Wording.percent(then)
        let peak = course.maximum("blood.CART", 1)
        let cells =
            peak.value.isFinite && peak.day < last
            ? "CAR-T cells in blood peak on \(Wording.day(peak.day)) at \(Wording.short(peak.value)) per µL. " : ""
        return Line(
            day: max(day, late),
            text:
                "\(cells)Marrow blasts, \(Wording.percent(before)) before the infusion, fall below 1 % on \(Wording.day(day)) and are \(left) on "
                + "\(Wording.day(late)).")
    }

    private func relapse() -> Reading.StoryLine? {
        guard let clear = course.firstFalling(to: Self.remission, "marrow.blasts", from: 0),
            let day = course.firstReaching(Self.relapsed, "marrow.blasts", from: clear)
        else { return nil }
        return Line(day: day, text: "Blasts without the antigen pass 5 % of the marrow on \(Wording.day(day)): the simulation relapses.")
    }

    // MARK: The order

    /// Told when the later of the two has begun.
    private func order() -> Reading.StoryLine {
        let day = max(course.feverOnset ?? -.infinity, local.map(\.onset).min() ?? -.infinity)
        let sentence =
            switch sequence {
            case .localFirst: "The local syndrome comes first and the systemic one follows."
            case .systemicFirst: "The systemic syndrome comes first and the local one follows."
            case .mixed: "Local and systemic syndrome begin within 12 hours of each other."
            case .onlyLocal: "There is a local syndrome and no systemic one."
            case .onlySystemic: "There is a systemic syndrome and no local one."
            case .neither: "There is neither a systemic nor a local syndrome."
            }
        return Line(day: day.isFinite ? day : last, text: "Order of events: \(sentence)")
    }
}

extension Reading.LocalEvent {
    /// The label without what stands in brackets.
    var plainLabel: String { label.split(separator: "(").first.map { $0.trimmingSpaces } ?? label }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Array where Element: Hashable {
    /// The elements without repeats, in their order.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
