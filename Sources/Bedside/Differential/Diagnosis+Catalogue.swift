extension Diagnosis {
    /// Every diagnosis that is weighed, in the order of the rule table.
    ///
    /// Source: clinical dossier, section C1.
    public static let catalogue: [Diagnosis] = [
        anaphylaxis, histamineAngioedema, bradykininAngioedema, deepNeckInfection, sialadenitis, veinThrombosis, neckHaematoma,
        softTissueAir, fluidOverload, cardiacCRS, renalOedema, hepaticOedema, capillaryLeak, tumourFlare, trueProgression, trali, taco,
        productReaction, lowerAirway, neurologicalAirway, thyroid, viralOrFungal, steroidFace, localCRS,
    ]
}
