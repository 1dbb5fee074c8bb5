import Quantities

/// How one thing about the patients of a group differs from the patient of its scenario.
public struct Prior: Hashable, Sendable {
    /// Column name of the drawn value.
    public var id: String
    public var label: String
    /// The unit in which values are drawn; one for a factor.
    public var unit: Unit
    public var action: Action
    /// What is drawn.
    public var distribution: Distribution
    /// Where it comes from: `data: …`, `assumed: …` or `setting: …`.
    public var basis: String

    public enum Action: Hashable, Sendable {
        /// The value takes the place of those of the scenario.
        case set([Target])
        /// The values of the scenario are multiplied by it.
        case scale([Target])
        /// It is added to the days of a drug's doses, in days.
        case shift(drug: String)
    }

    /// A value of the scenario, by path, or a parameter of the model.
    public enum Target: Hashable, Sendable {
        /// By id; `product.division` is the division of the construct, whichever it is.
        case parameter(String)
        case weight, height, temperature, meanArterialPressure, lymphocytes, neckCircumference
        case infusedDose
        case malignant(site: String)
        case antigenNegative(site: String)
        case normalB(site: String)
        case offTumour(site: String)
        case normalMarrow
        /// Every dose of a drug.
        case dose(drug: String)
    }
}

/// A rank correlation between two priors of a group.
public struct Correlation: Hashable, Sendable {
    public var first: String
    public var second: String
    /// Spearman's, above −1 and below 1.
    public var rank: Double
    public var because: String
}
