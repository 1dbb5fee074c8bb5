extension Chart {
    /// The scale by which neurotoxicity of this patient is graded: with CAPD under 12 years and where only CAPD is charted, else with ICE.
    ///
    /// An ICE scale beside a CAPD of 12 would call a child of eight who wakes to voice grade 2 and not 3.
    ///
    /// Source: clinical dossier, section A2 (CAPD from memory).
    var neurotoxicityScale: any GradingSystem {
        let ice: [Finding] = [.iceScore, .iceOrientation, .iceNaming, .iceCommands, .iceWriting, .iceAttention]
        let hasCAPD = !all(.capd).isEmpty
        let hasICE = ice.contains { !all($0).isEmpty }
        guard let age = patient.age else { return hasCAPD && !hasICE ? ASTCTICANSUnder12() : ASTCTICANS() }
        // A child who was asked ICE alone is graded by what there is.
        return age < 12 && (hasCAPD || !hasICE) ? ASTCTICANSUnder12() : ASTCTICANS()
    }
}
