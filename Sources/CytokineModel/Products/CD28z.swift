import Reactions

extension Product {
    /// CD28 costimulation: fast, potent, short-lived.
    public static let cd28z = Product(
        id: "CD28z", label: "CD28", synonyms: ["CD28z", "CD28ζ"],
        divisionNumber: .init(1.7, .perDay, .assumed("net 1.0 to 1.2/d is needed to reach 1e10 from 6e6 in a week"), range: 1.3...2.2),
        contractionNumber: .init(0.35, .perDay, .assumed("axi-cel falls threefold a week after its peak"), range: 0.2...0.6),
        exhaustionNumber: .init(0.05, .perDay, .assumed("faster than 4-1BB"), range: 0.03...0.3),
        memoryFormationNumber: .init(0.02, .perDay, .assumed("a percent survives into the slow phase"), range: 0.005...0.05),
        memoryLossNumber: .init(0.02, .perDay, .assumed("persists for weeks to months"), range: 0.005...0.05),
        interferonNumber: .init(0.02, .picogramsPerCellPerDay, .assumed("8 molecules a second"), range: 0.005...0.1),
        il2Number: .init(0.003, .picogramsPerCellPerDay, .assumed("a seventh of IFN-γ"), range: 0.001...0.02),
        steroidResistanceNumber: .init(2, .one, .assumed("direction after Giles 2018, size assumed"), range: 0...10))
}
