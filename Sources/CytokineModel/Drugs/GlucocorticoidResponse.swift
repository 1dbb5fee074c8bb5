import Quantities
import Reactions

/// What occupied glucocorticoid receptors do, with the delay of gene transcription.
///
/// Steroids share one receptor. T cells under strong costimulation answer less. Vessels close more slowly than cells fall silent.
///
/// Source: il6-and-drugs dossier, section 4.4.
public struct GlucocorticoidResponse: Component {
    let body: Body
    public var id: String { "steroid" }

    var myeloid: Term { species("myeloid", .one, "Steroid response of macrophages and T-cell secretion") }
    var tCell: Term { species("tCell", .one, "Steroid response of CAR-T division") }
    var vessel: Term { species("vessel", .one, "Steroid response of vessels") }
    var transduction: Term {
        parameter(
            "transduction", 8.4, .perDay, "From receptor to response in cells", .assumed("four hours to the maximum [magee2002]"),
            range: 4...12)
    }
    var vesselTransduction: Term {
        parameter(
            "vesselTransduction", 2.2, .perDay, "From receptor to response in vessels",
            .assumed("needs a lead of six hours and outlasts the drug [lee2007]"), range: 2...8)
    }
    var myeloidInhibition: Term {
        parameter("myeloidInhibition", 0.8, .one, "Highest inhibition of macrophages", .assumed("0.9 in the dossier"), range: 0.7...0.98)
    }
    var tCellSecretionInhibition: Term {
        parameter(
            "tCellSecretionInhibition", 0.7, .one, "Highest inhibition of T-cell cytokines", .assumed("less than macrophages"),
            range: 0.4...0.9)
    }
    var divisionInhibition: Term {
        parameter("divisionInhibition", 0.7, .one, "Highest inhibition of CAR-T division", .assumed("dossier Imax_p"), range: 0.3...0.9)
    }
    var killingInhibition: Term {
        parameter("killingInhibition", 0.3, .one, "Highest inhibition of killing", .assumed("function is largely kept"), range: 0...0.6)
    }
    var lossGain: Term {
        parameter(
            "lossGain", 0.4, .one, "Rise of the loss of resting CAR-T cells", .assumed("apoptosis of cells without costimulation"),
            range: 0...2)
    }
    var leakInhibition: Term {
        parameter("leakInhibition", 0.7, .one, "Highest inhibition of leak", .assumed("0.6 in the dossier"), range: 0.4...0.9)
    }
    var recruitmentInhibition: Term {
        parameter("recruitmentInhibition", 0.5, .one, "Highest inhibition of monocyte recruitment", .assumed("half"), range: 0.2...0.9)
    }
    var recoveryGain: Term {
        parameter("recoveryGain", 2, .one, "Rise of endothelial recovery", .assumed("oedema outlasts drug by a day"), range: 0...5)
    }

    private var load: Term { occupancy(.glucocorticoidReceptor) - 1 }
    private var occupied: Term {
        quantity("occupied", .one, "Share of glucocorticoid receptor occupied") { [self] in saturation(load, half: 1) }
    }
    private var resistance: Term { 1 + body.product.steroidResistance }

    public var reactions: [Reaction] {
        Reaction("Cells answer to steroid", produces: myeloid, rate: transduction * (occupied - myeloid))
        Reaction("CAR-T cells answer to steroid", produces: tCell, rate: transduction * (saturation(load, half: resistance) - tCell))
        Reaction("Vessels answer to steroid", produces: vessel, rate: vesselTransduction * (occupied - vessel))
    }

    public var effects: [Effect] {
        Effect.lowers(.macrophageSecretion, inProportionTo: myeloid, maximal: myeloidInhibition)
        Effect.lowers(.macrophageActivation, inProportionTo: myeloid, maximal: myeloidInhibition)
        Effect.lowers(.monocyteRecruitment, inProportionTo: myeloid, maximal: recruitmentInhibition)
        Effect.lowers(.tCellSecretion, inProportionTo: myeloid, maximal: tCellSecretionInhibition)
        Effect.lowers(.division, inProportionTo: tCell, maximal: divisionInhibition)
        Effect.lowers(.killing, inProportionTo: tCell, maximal: killingInhibition)
        Effect.raises(.carTLoss, inProportionTo: tCell, maximal: lossGain)
        Effect.lowers(.endothelialActivation, inProportionTo: vessel, maximal: leakInhibition)
        Effect.lowers(.capillaryLeak, inProportionTo: vessel, maximal: leakInhibition)
        Effect.raises(.endothelialRecovery, inProportionTo: vessel, maximal: recoveryGain)
    }

    public var readouts: [Readout] {
        readout("steroid.effect", .one, "Steroid response of macrophages") { [self] in myeloid }
        readout("steroid.vessel", .one, "Steroid response of vessels") { [self] in vessel }
    }
}
