import ArgumentParser
import Playground

/// Options about the tokens that the playground issues.
struct PlaygroundTokens: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What access tokens are: \(TokenForm.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "form"),
    completion: .list(TokenForm.allCases.map(\.rawValue)))
  var tokens: String?

  @Option(help: ArgumentHelp("Let access tokens live so many seconds (3600).", valueName: "seconds"))
  var tokenLife: Int?

  @Option(help: ArgumentHelp("Let refresh tokens live so many seconds (2592000).", valueName: "seconds"))
  var refreshLife: Int?

  @Option(
    help: ArgumentHelp(
      "Take a used refresh token again for so many seconds (0), before it ends its family.",
      valueName: "seconds"))
  var rotationGrace: Int?

  func apply(to configuration: inout PlaygroundConfiguration) throws(Failure) {
    if let tokens { configuration.tokens = try Typed.choice(tokens, "--tokens") }
    if let tokenLife { configuration.tokenLife = try Typed.life(tokenLife, "--token-life") }
    if let refreshLife { configuration.refreshLife = try Typed.life(refreshLife, "--refresh-life") }
    if let rotationGrace {
      configuration.rotationGrace = Double(
        try Typed.whole(rotationGrace, "--rotation-grace", 0...86_400, "seconds"))
    }
  }
}

extension Typed {
  /// Seconds up to a year.
  static func life(_ value: Int, _ option: String) throws(Failure) -> Int64 {
    Int64(try whole(value, option, 1...31_536_000, "seconds"))
  }

  static func whole(
    _ value: Int, _ option: String, _ range: ClosedRange<Int>, _ unit: String
  ) throws(Failure) -> Int {
    guard range.contains(value) else {
      throw .usage("\(option): \(range.lowerBound) to \(range.upperBound) \(unit) are needed")
    }
    return value
  }
}
