/// A plain standing figure, seen from the front, in a box 240 wide and 440 high with the mid-line at x = 0.
enum BodyOutline {
    /// Half of the contour from the neck down to the crotch; the other half is its mirror.
    private static let half: [(Double, Double)] = [
        (13, 70), (14, 84), (34, 93), (54, 101), (66, 117), (72, 150), (79, 190), (88, 232), (93, 254), (88, 268), (79, 262), (74, 240),
        (64, 198), (55, 160), (50, 140), (47, 170), (43, 200), (45, 224), (51, 250), (52, 290), (47, 330), (44, 370), (36, 408), (40, 424),
        (30, 430), (19, 426), (20, 404), (18, 366), (13, 330), (8, 290), (3, 256),
    ]

    static let head = (x: 0.0, y: 40.0, width: 25.0, height: 32.0)

    /// The contour as a smooth closed path (Catmull-Rom through the points, written as cubic curves).
    static func path(centre: Double) -> String {
        let points = half + half.reversed().map { (-$0.0, $0.1) }
        let count = points.count
        func at(_ index: Int) -> (Double, Double) { points[(index + count) % count] }
        func text(_ x: Double, _ y: Double) -> String { "\(number(x + centre)) \(number(y))" }
        var out = "M" + text(at(0).0, at(0).1)
        for index in 0..<count {
            let (before, from, to, after) = (at(index - 1), at(index), at(index + 1), at(index + 2))
            let first = (from.0 + (to.0 - before.0) / 6, from.1 + (to.1 - before.1) / 6)
            let second = (to.0 - (after.0 - from.0) / 6, to.1 - (after.1 - from.1) / 6)
            out += "C\(text(first.0, first.1)) \(text(second.0, second.1)) \(text(to.0, to.1))"
        }
        return out + "Z"
    }

    /// Where a kind of site lies, from the mid-line; the patient's left is the reader's right.
    static func place(kind: String) -> (x: Double, y: Double)? {
        switch kind.lowercased() {
        case "neck", "cervical", "cervicaltissue", "cervical tissue": (0, 80)
        case "blood", "circulation": (7, 134)
        case "lung", "lungs": (-24, 124)
        case "marrow", "bone marrow", "bonemarrow": (-28, 318)
        case "spleen": (30, 172)
        case "liver": (-24, 170)
        case "nodes", "lymph nodes", "lymphnodes": (27, 246)
        case "mass", "tumour", "tumourmass": (4, 208)
        case "effusion", "pleura": (24, 146)
        case "other", "rest", "tissue": (30, 322)
        case "gut": (-10, 214)
        case "brain", "cns": (0, 36)
        default: nil
        }
    }

    static func number(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        let text = "\(tenths)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
