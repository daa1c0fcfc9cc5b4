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

  @Option(
    help: ArgumentHelp("Bind tokens to keys (RFC 9449): \(Demand.names).", valueName: "demand"),
    completion: .list(Demand.allCases.map(\.rawValue)))
  var dpop: String?

  @Flag(help: "Demand nonces in DPoP proofs, at both servers; --dpop is optional then, unless it is given.")
  var dpopNonce = false

  @Option(help: ArgumentHelp("Let nonces live so many seconds (60).", valueName: "seconds"))
  var dpopNonceLife: Int?

  func apply(to configuration: inout PlaygroundConfiguration) throws(Failure) {
    if let par { configuration.pushedRequests = try Typed.choice(par, "--par") }
    if let parLife { configuration.pushedLife = try Typed.life(parLife, "--par-life") }
    if let dpop { configuration.dpop = try Typed.choice(dpop, "--dpop") }
    if dpopNonce {
      configuration.demandsNonces = true
      configuration.dpop = configuration.dpop ?? .optional
    }
    if let dpopNonceLife {
      configuration.nonceLife = Double(try Typed.life(dpopNonceLife, "--dpop-nonce-life"))
    }
  }
}

extension Demand {
  fileprivate static let names = allCases.map(\.rawValue).joined(separator: ", ")
}
