@main struct Squall { static func main() { print("squall") } }
