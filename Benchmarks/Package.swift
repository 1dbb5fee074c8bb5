// swift-tools-version: 6.2
import PackageDescription

// Comparisons with other engines. A package of its own, so that neither the program nor its tests wait for it.
let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "squall", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        .executableTarget(
            name: "peers",
            dependencies: [
                .product(name: "SquallKit", package: "squall"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")])
    ],
    swiftLanguageModes: [.v6]
)
