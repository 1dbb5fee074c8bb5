import Quantities
import Reactions
import Testing

@Suite("The checks of a model")
struct CheckTests {
    /// A model without a fault.
    static func sound(_ id: String = "pool") -> Made {
        Made(id: id) { pool in
            Reaction("Loss", consumes: pool.cells, rate: pool.number("loss", 2, .perDay) * pool.cells)
        }
    }

    @Test("A sound model has no issue")
    func noIssue() { #expect(Network([Self.sound()]).check().isEmpty) }

    @Test("Every planted error of units is found, and all are reported together")
    func units() {
        let faulty = Made(
            id: "x",
            madeReactions: { x in
                [
                    // An amount where a rate belongs.
                    Reaction("No rate", consumes: x.cells, rate: x.cells),
                    // Cells and milligrams added up.
                    Reaction("Odd sum", produces: x.cells, rate: (x.cells + x.drug) * x.number("k", 1, .perDay)),
                    // An exponential of something with a unit.
                    Reaction("Odd exponential", consumes: x.level, rate: x.number("l", 1, .perDay) * x.level * exponential(x.drug)),
                    // A power of something with a unit, by a number that is not whole.
                    Reaction("Odd power", consumes: x.level, rate: x.number("m", 1, .perDay) * x.level * power(x.drug, 1.5)),
                    // A quantity that is declared in another unit than it has.
                    Reaction(
                        "Odd quantity", consumes: x.level,
                        rate: x.number("n", 1, .perDay) * x.level * x.quantity("share", .one, "A share") { x.drug }),
                    // An initial value of another kind.
                    Reaction(
                        "Odd start", consumes: x.species("late", .milligrams, "Late", initially: x.number("start", 1, .billionCells)),
                        rate: x.number("o", 1, .perDay)
                            * x.species("late", .milligrams, "Late", initially: x.number("start", 1, .billionCells))),
                ]
            },
            madeEffects: { x in [.lowers(.growth, by: x.drug, half: x.number("half", 1, .billionCells))] })
        let places = Network([faulty]).check().compactMap { issue -> String? in
            if case .unit(let place, _, _) = issue { return place }
            return nil
        }
        #expect(places.contains("x, rate of ‘No rate’ for x.cells"))
        #expect(places.contains("x, rate of ‘Odd sum’, in a sum"))
        #expect(places.contains("x, rate of ‘Odd exponential’, the argument of exp or log"))
        #expect(places.contains("x, rate of ‘Odd power’, the base of a power"))
        #expect(places.contains("x.share"))
        #expect(places.contains("x.late, initial value"))
        #expect(places.contains("x, effect on ‘growth’, half"))
        #expect(places.count == 7)
    }

    @Test("A whole exponent may stand on a quantity with a unit")
    func wholePower() {
        let square = Made(id: "x") { x in
            Reaction("Loss", consumes: x.cells, rate: x.number("k", 1, .ucum("1/d/10*9{cells}")) * power(x.cells, 2))
        }
        #expect(Network([square]).check().isEmpty)
    }

    @Test("What moves must be kept: as much, and the same kind of thing")
    func conservation() {
        let faulty = Made(id: "x") { x in
            Reaction("Doubling", consumes: x.cells, produces: 2 * x.cells, rate: x.number("k", 1, .perDay) * x.cells)
            Reaction("Cells become drug", consumes: x.cells, produces: x.drug, rate: 0 * x.cells)
        }
        let names = Network([faulty]).check().compactMap { issue -> String? in
            if case .notConserved(let reaction, _, _) = issue { return reaction }
            return nil
        }
        #expect(names == ["Doubling", "Cells become drug"])
    }

    @Test("What is used up must vanish from its rate when there is none of it")
    func signs() {
        let faulty = Made(id: "x") { x in
            Reaction("Steady drain", consumes: x.cells, rate: x.number("k", 1, .ucum("10*9{cells}/d")))
        }
        #expect(Network([faulty]).check() == [.consumesWithoutItself(reaction: "Steady drain", species: "x.cells")])
    }

    @Test("A rate that is nought because nothing drives it uses up nothing")
    func undriven() {
        let idle = Made(id: "x") { x in
            Reaction("Drain", consumes: x.cells, rate: x.number("k", 1, .ucum("10*9{cells}/d")) * drive(.heat))
        }
        #expect(Network([idle]).check().isEmpty)
    }

    @Test("Two components of one id, two read-outs of one name, one symbol with two values")
    func duplicates() {
        let readout: @Sendable (Made) -> [Readout] = { x in [x.readout("cells", .billionCells, "Cells") { x.cells }] }
        var one = Self.sound("x")
        one.madeReadouts = readout
        var two = Made(id: "x") { x in Reaction("Gain", produces: x.cells, rate: x.number("loss", 3, .perDay) * x.cells) }
        two.madeReadouts = readout
        let issues = Network([one, two]).check()
        #expect(issues.contains(.duplicateComponent("x")))
        #expect(issues.contains(.duplicateReadout("cells")))
        #expect(issues.contains(.conflictingDeclarations("x.loss")))
        #expect(issues.count == 3)
    }

    @Test("One symbol in two units is a conflict, for numbers and for species")
    func conflictingUnits() {
        let first = Self.sound("x")
        let second = Made(id: "y") { _ in
            Reaction(
                "Gain", produces: Made(id: "x").species("cells", .milligrams, "Cells"),
                rate: Made(id: "x").number("loss", 2, .ucum("mg/d")))
        }
        let issues = Network([first, second]).check()
        #expect(issues.contains(.conflictingDeclarations("x.cells")))
        #expect(issues.contains(.conflictingDeclarations("x.loss")))
    }

    @Test("A definition by way of itself is found, and does not hang")
    func circle() {
        let faulty = Made(id: "x") { x in
            Reaction("Loss", consumes: x.level, rate: x.number("k", 1, .perDay) * x.level * CheckTests.ring(x))
        }
        #expect(Network([faulty]).check().contains(.circularDefinition("x.first")))
    }

    @Sendable static func ring(_ x: Made) -> Term {
        x.quantity("first", .one, "First") { x.quantity("second", .one, "Second") { ring(x) } }
    }

    @Test("A species that nothing changes, and a start that depends on a species")
    func idleSpecies() {
        let faulty = Made(id: "x") { x in
            Reaction(
                "Loss", consumes: x.species("grown", .one, "Grown", initially: x.level),
                rate: x.number("k", 1, .perDay) * x.species("grown", .one, "Grown", initially: x.level) * x.level)
        }
        let issues = Network([faulty]).check()
        #expect(issues.contains(.unchangedSpecies("x.level")))
        #expect(issues.contains(.initialDependsOnSpecies("x.grown")))
    }

    @Test("A number without a source or outside its range is named")
    func sources() {
        let faulty = Made(id: "x") { x in
            Reaction(
                "Loss", consumes: x.level,
                rate: x.parameter("bare", 1, .perDay, "Bare", .read("")) * x.parameter("far", 9, .one, "Far", .assumed("odd"), range: 0...1)
                    * x.level)
        }
        #expect(Network([faulty]).check() == [.missingSource("x.bare"), .outsideRange(parameter: "x.far", value: 9, range: "0.0 to 1.0")])
    }

    @Test("Issues read as sentences that say what to do")
    func sentences() {
        let issues: [NetworkIssue] = [
            .duplicateComponent("neck.CART"), .duplicateReadout("CRP"), .conflictingDeclarations("IL6.loss"), .unchangedSpecies("x.level"),
            .initialDependsOnSpecies("x.cells"), .circularDefinition("x.first"),
            .unit(place: "neck.IL6, rate of ‘Loss’", found: "mass", expected: "mass/time"),
            .notConserved(reaction: "Return", consumed: "1.0 a.cells", produced: "2.0 b.cells"),
            .consumesWithoutItself(reaction: "Drain", species: "a.cells"), .missingSource("a.k"),
            .outsideRange(parameter: "a.k", value: 9, range: "0.0 to 1.0"),
        ]
        #expect(
            issues.map(\.description).joined(separator: "\n") == """
                Two components are called ‘neck.CART’. Give one of them another id.
                Two read-outs are called ‘CRP’. Give one of them another name.
                ‘IL6.loss’ is declared twice with different units or values. Declare it once.
                ‘x.level’ is a species, but no reaction changes it. Make it a parameter.
                The initial value of ‘x.cells’ depends on a species. Use parameters only.
                ‘x.first’ is defined by way of itself. Break the circle.
                neck.IL6, rate of ‘Loss’: it is mass, but it must be mass/time.
                ‘Return’ takes 1.0 a.cells and gives 2.0 b.cells. What moves or changes its form must be kept.
                ‘Drain’ takes ‘a.cells’ at a rate that does not vanish when there is none of it.
                ‘a.k’ has no source. Cite one, or say why it is assumed.
                ‘a.k’ is 9.0, outside its range 0.0 to 1.0.
                """)
    }
}
