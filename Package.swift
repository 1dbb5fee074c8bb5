// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "squall",
    products: [
        .executable(name: "squall", targets: ["squall"]),
        // What the benchmarks use; see Benchmarks/.
        .library(name: "SquallKit", targets: ["Reactions", "Integration", "Forecasting", "Interchange"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        // The arrows of the design: each target uses only what stands above it.
        .target(name: "Quantities", swiftSettings: strict),
        .target(name: "Reactions", dependencies: ["Quantities"], swiftSettings: strict),
        .target(name: "Kernels"),
        .target(name: "Integration", dependencies: ["Reactions", "Kernels"], swiftSettings: strict),
        .target(name: "CytokineModel", dependencies: ["Quantities", "Reactions"], swiftSettings: strict),
        .target(name: "Bedside", dependencies: ["Quantities"], swiftSettings: strict),
        .target(
            name: "Forecasting",
            dependencies: ["Quantities", "Reactions", "Integration", "CytokineModel", "Bedside", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(
            name: "Studies",
            dependencies: [
                "Quantities", "Reactions", "Integration", "CytokineModel", "Bedside", "Forecasting",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "Interchange",
            dependencies: ["Studies", "Forecasting", "Bedside", "CytokineModel", "Integration", "Quantities", "Reactions"],
            swiftSettings: strict),
        .executableTarget(
            name: "squall",
            dependencies: [
                "Bedside", "Forecasting", "Integration", "Interchange", "Quantities", "Reactions", "Studies",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"], swiftSettings: strict),
        .testTarget(name: "ReactionsTests", dependencies: ["Reactions"], swiftSettings: strict),
        .testTarget(name: "IntegrationTests", dependencies: ["Integration", "Reactions"], swiftSettings: strict),
        .testTarget(
            name: "CytokineModelTests", dependencies: ["CytokineModel", "Reactions", "Integration", "Forecasting", "Interchange"],
            swiftSettings: strict),
        .testTarget(name: "BedsideTests", dependencies: ["Bedside", "Quantities"], swiftSettings: strict),
        .testTarget(
            name: "ForecastingTests", dependencies: ["Forecasting", "Bedside", "CytokineModel", "Quantities"], swiftSettings: strict),
        // A study without a model, as a program that tests kill, interrupt and submit.
        .executableTarget(
            name: "StudyRehearsal", dependencies: ["Studies", "Forecasting"], path: "Tests/StudyRehearsal", swiftSettings: strict),
        .testTarget(
            name: "StudiesTests",
            dependencies: ["Studies", "StudyRehearsal", "Forecasting", "Bedside", "CytokineModel", "Integration", "Quantities"],
            swiftSettings: strict),
        .testTarget(
            name: "InterchangeTests", dependencies: ["Interchange", "Studies", "Forecasting", "Bedside", "Quantities"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "CommandLineTests", dependencies: ["Forecasting"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// The documentation plugin is fetched only when documentation is built (`make docs`).
if Context.environment["SQUALL_DOCUMENTATION"] != nil {
    package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}
