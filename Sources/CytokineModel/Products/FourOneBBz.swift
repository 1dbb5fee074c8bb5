import Reactions

extension Product {
    /// 4-1BB costimulation: slower, persistent.
    public static let fourOneBBz = Product(
        id: "fourOneBBz", label: "4-1BB", synonyms: ["41BB", "4-1BBz", "CD137"],
        divisionNumber: .init(1.25, .perDay, .assumed("so that the net slope is 0.89 a day [stein2019]"), range: 0.9...1.5),
        contractionNumber: .init(0.16, .perDay, .read("stein2019"), range: 0.08...0.3),
        exhaustionNumber: .init(0.03, .perDay, .assumed("slower than CD28"), range: 0.01...0.15),
        memoryFormationNumber: .init(0.03, .perDay, .assumed("more memory than CD28"), range: 0.01...0.08),
        memoryLossNumber: .init(0.0032, .perDay, .read("stein2019"), range: 0.001...0.01),
        interferonNumber: .init(0.014, .picogramsPerCellPerDay, .assumed("two thirds of CD28"), range: 0.003...0.07),
        il2Number: .init(0.0015, .picogramsPerCellPerDay, .assumed("half of CD28"), range: 0.0005...0.01),
        steroidResistanceNumber: .init(0.5, .one, .assumed("less than CD28"), range: 0...10))
}
