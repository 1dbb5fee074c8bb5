import Quantities
import Reactions

/// A CAR-T product by its costimulatory domain: how fast it divides, tires, persists and secretes.
public struct Product: Component {
    public let id: String
    public let label: String
    /// What else people call it.
    public let synonyms: [String]
    let divisionNumber: Number
    let contractionNumber: Number
    let exhaustionNumber: Number
    let memoryFormationNumber: Number
    let memoryLossNumber: Number
    let interferonNumber: Number
    let il2Number: Number
    let steroidResistanceNumber: Number

    var division: Term { parameter("division", divisionNumber, "Maximal division rate") }
    var contraction: Term { parameter("contraction", contractionNumber, "Extra loss of effectors without antigen") }
    var exhaustion: Term { parameter("exhaustion", exhaustionNumber, "Exhaustion under antigen") }
    var memoryFormation: Term { parameter("memoryFormation", memoryFormationNumber, "Effectors that become memory without antigen") }
    var memoryLoss: Term { parameter("memoryLoss", memoryLossNumber, "Loss of memory cells") }
    var interferonSecretion: Term { parameter("interferonSecretion", interferonNumber, "IFN-γ per engaged CAR-T cell") }
    var il2Secretion: Term { parameter("IL2Secretion", il2Number, "IL-2 per engaged CAR-T cell") }
    var steroidResistance: Term { parameter("steroidResistance", steroidResistanceNumber, "Shift of the steroid IC50 by costimulation") }
}
