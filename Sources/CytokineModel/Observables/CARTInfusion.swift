import Quantities
import Reactions

/// The infusion of the product: cells into blood or a cavity, and a passing reaction to the bag.
public struct CARTInfusion: Component {
    let body: Body
    public var id: String { "infusion" }

    var reaction: Term { species("reaction", .one, "Reaction to the infused product, in bags") }
    var loss: Term { parameter("reactionLoss", 5, .perDay, "Passing of the reaction", .assumed("hours"), range: 2...12) }
    var feverWeight: Term { parameter("fever", 0.7, .one, "Rise of the set point by one bag", .assumed("set to F01"), range: 0.4...2) }

    public var reactions: [Reaction] { Reaction("The reaction passes", consumes: reaction, rate: loss * reaction) }
    public var effects: [Effect] { Effect.drives(.fever, inProportionTo: reaction, weight: feverWeight) }

    /// What one infusion adds: cells at `site`, and one bag.
    public func entry(at site: String) -> (cells: Term, bag: Term)? {
        body.place(site).map { ($0.cart.infused, reaction) }
    }
}
