extension Unit {
    /// How the unit is composed, before anything cancels: `mg/kg` is `mass/mass`, `%` is a pure number.
    ///
    /// Two units of one dimension may still say different things: a dose per weight is not a percentage. Scales do not
    /// count, so `ug/kg/min` and `mg/kg/h` have one form.
    public var form: String {
        guard let components = Unit.components(of: symbol) else { return dimension.description }
        func list(_ sign: Int) -> String {
            let side = components.filter { !$0.atom.dimension.isNone && $0.power * sign > 0 }
            return side.map { $0.atom.dimension.raised(to: abs($0.power)).description }.sorted().joined(separator: "·")
        }
        let below = list(-1)
        return below.isEmpty ? list(1) : list(1) + "/" + below
    }
}
