import Testing

@testable import Bedside

/// Steps and order: clinical dossier, section B4, last paragraph; the level: its section A10.
@Suite("Guidance: airway first")
struct GuidanceAirwayTests {
    private func signs(_ set: (inout Signs) -> Void) -> Guidance {
        var signs = Signs()
        set(&signs)
        return Guidance(Situation(chart: Chart(), hours: 200, signs: signs, local: nil, systemic: SystemicCourse()))
    }

    @Test("At level 3 or 4 it comes before everything else, whatever else is known")
    func first() {
        for found in [signs { $0.hasAirwaySymptom = true }, signs { $0.hasStridor = true }] {
            #expect(found.sections.first?.part == .airway)
            #expect(found[.airway].first?.match == .applies)
            #expect(found[.airway].first?.title == "Airway first")
        }
    }

    @Test("The steps stand in the order of the dossier")
    func order() {
        let words = [
            "the airway comes before", "sit the patient up", "call anaesthesia", "laryngoscopy", "adrenaline IM", "nebulised adrenaline",
            "dexamethasone 10 mg IV", "controlled intubation", "blood: tryptase", "ultrasound", "anaerobic", "stop NSAID",
        ]
        let texts = signs { $0.hasStridor = true }[.airway].map(\.text)
        #expect(texts.count == words.count)
        #expect(zip(texts, words).allSatisfy { $0.contains($1) })
    }

    @Test("Beside wheals or wheeze nothing stands before adrenaline")
    func adrenalineFirst() throws {
        for sign in [Finding.urticaria, .wheeze] {
            let rows = [Finding.visibleSwelling, .stridor, sign].map { Observation($0, .flag(true), at: 200) }
            let steps = Guidance(Situation(Chart(rows: rows), at: 200.5))[.airway].map(\.text)
            let place = try #require(steps.firstIndex { $0.contains("adrenaline IM at once") })
            let sitting = try #require(steps.firstIndex { $0.contains("sit the patient up") })
            // The heading stands first, then adrenaline.
            #expect(place == 1)
            #expect(sitting == 2)
        }
    }

    @Test("With swelling and symptoms unknown it stands as if, in full, and names what is missing")
    func possibly() {
        let found = signs { $0.isSwollen = true }
        #expect(found.sections.first?.part == .airway)
        #expect(found[.airway].first?.title == "Airway first, if")
        #expect(found[.airway].count == 12)
        #expect(found[.airway].allSatisfy { $0.match.missing.contains("symptoms of the upper airway") })
    }

    @Test("While nobody looked it is one line that says where to look")
    func unseen() {
        let found = Guidance(Situation(Chart(), at: 100))
        #expect(found.ids(.airway) == ["AIR"])
        #expect(found[.airway].first?.text.hasPrefix("look at neck, face and airway") == true)
        #expect(found[.airway].first?.match.missing.contains("visible swelling") == true)
    }

    @Test("Only a level that is certainly under 3 leaves it out")
    func certain() {
        let found = signs {
            ($0.isSwollen, $0.hasAirwaySymptom, $0.hasStridor, $0.isDrooling) = (true, false, false, false)
            ($0.isExhausted, $0.isAirwayInstrumented) = (false, false)
        }
        #expect(found[.airway].isEmpty)
    }

    @Test("Stridor that is charted as absent needs no nebuliser; unknown it stays as if")
    func stridor() {
        let absent = signs { ($0.hasAirwaySymptom, $0.hasStridor) = (true, false) }
        #expect(!absent.ids(.airway).contains("AIR-5"))
        let unknown = signs { $0.hasAirwaySymptom = true }
        #expect(unknown[.airway].first { $0.id == "AIR-5" }?.match == .unknown(missing: ["stridor"]))
    }

    @Test("After death nothing is said, and no bundle")
    func death() {
        let dead = Chart.of(.sign(.stridor, true, at: 199), .coded(.death, "airway_loss", at: 200))
        #expect(Guidance(Situation(dead, at: 199.5))[.airway].first?.match == .applies)
        #expect(Guidance(Situation(dead, at: 200)).sections.isEmpty)
    }

    private func adrenaline(_ rows: Observation...) -> String? {
        let onset: [Observation] = [
            .sign(.visibleSwelling, true, at: 200), .sign(.foreignBodySensation, true, at: 200), Observation(.tryptaseBaseline, 5, at: 0),
        ]
        let chart = Chart(patient: .init(weight: 20), rows: onset + rows)
        return Guidance(Situation(chart, at: 206))[.airway].first { $0.id == "AIR-4" }?.text
    }

    @Test("Adrenaline is computed by weight and stands until a tryptase in time excludes anaphylaxis")
    func anaphylaxis() {
        // Negative: at most 1.2 × 5 + 2 = 8 ng/mL, 15 min to 4 h after the onset (dossier, sections C1 and C2).
        #expect(adrenaline()?.contains("0.2 mg (0.01 mg/kg × 20 kg, at most 0.5 mg)") == true)
        #expect(adrenaline(Observation(.tryptase, 8, at: 202)) == nil)
        #expect(adrenaline(Observation(.tryptase, 8.1, at: 202)) != nil)
        #expect(adrenaline(Observation(.tryptase, 6, at: 205)) != nil)
        #expect(adrenaline(Observation(.tryptase, 6, at: 202), .sign(.urticaria, true, at: 205)) != nil)
        #expect(adrenaline(Observation(.eosinophils, 0.07, at: 202)) != nil)
    }

    @Test("Drugs new within two days and those that raise bradykinin are named to be stopped")
    func culprits() throws {
        let found = Guidance(SeedCase.situation(try SeedCase.chart(), at: SeedCase.onset))
        let text = found[.airway].first { $0.id == "AIR-11" }?.text ?? ""
        // Four new drugs: clinical dossier, section C1, D02.
        #expect(text.hasSuffix("new or running: NSAID, cefmetazole, imipenem, tocilizumab"))
    }
}
