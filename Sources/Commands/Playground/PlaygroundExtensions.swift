import ArgumentParser
import Playground

/// Options about what the playground offers or demands beside plain OAuth.
struct PlaygroundExtensions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take pushed authorization requests (RFC 9126): \(Demand.names).", valueName: "demand"),
    completion: .list(Demand.allCases.map(\.rawValue)))
  var par: String?

  @Option(help: ArgumentHelp("Let pushed requests live so many seconds (60).", valueName: "seconds"))
  var parLife: Int?

  func apply(to configuration: inout PlaygroundConfiguration) throws(Failure) {
    if let par { configuration.pushedRequests = try Typed.choice(par, "--par") }
    if let parLife { configuration.pushedLife = try Typed.life(parLife, "--par-life") }
  }
}

extension Demand {
  fileprivate static let names = allCases.map(\.rawValue).joined(separator: ", ")
}
