// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
]

let package = Package(
  name: "mcpauth",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "mcpauth", targets: ["mcpauth"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
  ],
  targets: [
    // Opened at first use, so a command that sends or signs nothing never loads them.
    .target(name: "CCurl"),
    .target(name: "CCrypto"),

    module("JSON"),
    module("LibCrypto", ["CCrypto", "JSON"]),
    module("HTTP", ["JSON"]),
    module("OAuth", ["HTTP", "JSON", "LibCrypto"]),
    module("MCP", ["OAuth", "HTTP", "JSON"]),
    module("Checks", ["MCP", "OAuth", "HTTP", "JSON", "LibCrypto"]),
    module("Reports", ["HTTP", "JSON", "LibCrypto"]),
    module("Serving", ["CCrypto", "HTTP"] + nio),
    module("Playground", ["Serving", "LibCrypto", "HTTP", "JSON"]),
    module("Platform", ["CCurl", "HTTP", "OAuth", "JSON", "LibCrypto", "Serving"]),
    module(
      "Commands",
      [
        "Platform", "Playground", "Serving", "Reports", "Checks", "MCP", "OAuth", "HTTP", "LibCrypto", "JSON",
        argumentParser,
      ]),
    .executableTarget(name: "mcpauth", dependencies: ["Commands"], swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Serving", "OAuth", "LibCrypto", "HTTP", "JSON"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("JSONTests", ["JSON"]),
    tests("LibCryptoTests", ["LibCrypto", "JSON"]),
    tests("HTTPTests", ["HTTP", "JSON", "TestSupport"]),
    tests("OAuthTests", ["OAuth", "HTTP", "JSON", "LibCrypto", "TestSupport"]),
    tests("ChecksTests", ["Checks", "OAuth", "HTTP", "JSON", "LibCrypto"]),
    tests("ServingTests", ["Serving", "Platform", "LibCrypto", "HTTP"]),
    tests("PlaygroundTests", ["Playground", "Serving", "LibCrypto", "HTTP", "JSON"]),
    tests("PlatformTests", ["Platform", "HTTP", "JSON", "TestSupport"]),
    tests("ReportsTests", ["Reports", "HTTP", "JSON", "LibCrypto"]),
    tests(
      "CommandsTests",
      [
        "Commands", "mcpauth", "Platform", "OAuth", "LibCrypto", "HTTP", "JSON", "TestSupport",
        argumentParser,
      ]),
    tests(
      "EndToEndTests",
      ["mcpauth", "Playground", "OAuth", "LibCrypto", "HTTP", "JSON", "Serving", "TestSupport"]),
  ]
)
