import Bedside
import Quantities

@testable import Forecasting

/// Courses drawn by hand, an hour between samples, so that what should be read off them is known.
struct DrawnCourse {
    var days: ClosedRange<Double> = -5...20
    var series: [String: (Double) -> Double] = [:]
    var doses: [GivenDose] = []

    /// A patient at rest with a neck that nothing happens to.
    init() {
        series["temperature"] = { _ in 36.8 }
        series["meanArterialPressure"] = { _ in 85 }
        series["roomAirSaturation"] = { _ in 97 }
        series["oxygenNeed"] = { _ in 0 }
        series["plasma.IL6"] = { _ in 2 }
        series["plasma.IFNg"] = { _ in 3 }
        series["CRP"] = { _ in 5 }
        series["neck.circumference"] = { _ in 34 }
        series["airway.area"] = { _ in 1 }
        series["neck.oedema"] = { _ in 0 }
        series["neck.endothelium"] = { _ in 0 }
        series["blood.endothelium"] = { _ in 0 }
    }

    var course: Course {
        let count = Int(((days.upperBound - days.lowerBound) * 24).rounded())
        let times = (0...count).map { days.lowerBound + Double($0) / 24 }
        return Course(
            times: times, doses: doses,
            series: series.sorted { $0.key < $1.key }.map { id, value in
                Course.Series(id: id, label: id, unit: DrawnCourse.unit(of: id), values: times.map(value))
            })
    }

    /// The unit that the model declares for a read-out.
    private static func unit(of id: String) -> Unit {
        let units: [String: Unit] = [
            "temperature": .celsius, "meanArterialPressure": .millimetresOfMercury, "roomAirSaturation": .percent,
            "oxygenNeed": .litresPerMinute, "plasma.IL6": .picogramsPerMillilitre, "plasma.IFNg": .picogramsPerMillilitre,
            "CRP": .milligramsPerLitre, "neck.circumference": .centimetres, "blood.CART": .cellsPerMicrolitre,
        ]
        if let unit = units[id] { return unit }
        return [".CART", ".target", ".macrophages"].contains { id.hasSuffix($0) } ? .cells : .one
    }

    /// Straight lines through the given points; the first and last values before and after them.
    static func lines(_ points: (day: Double, value: Double)...) -> (Double) -> Double {
        let points = points.map { $0 }
        return { day in
            guard let after = points.firstIndex(where: { $0.day >= day }) else { return points[points.count - 1].value }
            guard after > 0 else { return points[0].value }
            let (a, b) = (points[after - 1], points[after])
            return a.value + (b.value - a.value) * (day - a.day) / (b.day - a.day)
        }
    }

    /// One value within a span of days, another outside.
    static func plateau(_ span: Range<Double>, _ high: Double, otherwise low: Double) -> (Double) -> Double {
        { span.contains($0 + 1e-6) ? high : low }
    }

    static let neck = Reading.SiteAnatomy(id: "neck", label: "Neck (cervical nodes)", region: "neck", visibleOedema: 0.9)
    static let mass = Reading.SiteAnatomy(id: "mass", label: "Mass", region: "abdomen", visibleOedema: 0.9)

    func reading(_ sites: [Reading.SiteAnatomy] = [DrawnCourse.neck]) throws -> Reading {
        Reading(course, scenario: try ScenarioDecoder().decode(DrawnCourse.scenario, file: "drawn.yaml"), sites: sites)
    }

    func chart(_ sites: [Reading.SiteAnatomy] = [DrawnCourse.neck]) throws -> Chart {
        course.chart(of: try ScenarioDecoder().decode(DrawnCourse.scenario, file: "drawn.yaml"), sites: sites)
    }

    private static let scenario = """
        title: A drawn patient
        patient: {weight: 50 kg, age: 50 a, sex: female}
        product: {construct: CD28, antigen: CD19, dose: "1e6 {cells}/kg"}
        """
}
