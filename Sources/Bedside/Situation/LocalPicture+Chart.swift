extension LocalPicture {
    init?(_ chart: Chart, at hours: Double) { return nil }
}
extension SystemicCourse {
    init(_ chart: Chart, at hours: Double) { self.init() }
}
