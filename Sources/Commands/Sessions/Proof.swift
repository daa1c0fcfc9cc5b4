import ArgumentParser
import HTTP
import JSON
import OAuth

/// Makes one DPoP proof, for a request that another program sends.
struct Proof: SessionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a DPoP proof for one request of another program (RFC 9449).",
    discussion: """
      A proof is good for one request, soon. With --curl-config the token comes along.

      curl -K <(mcpauth proof URL --method GET --target https://api.example/x --curl-config) https://api.example/x
      """)

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url"), completion: .sessions) var url: String?
  @Option(help: ArgumentHelp("The method of the request (POST).", valueName: "method")) var method: String?
  @Option(help: ArgumentHelp("The URL of the request; without it the MCP server's.", valueName: "url"))
  var target: String?
  @Option(help: ArgumentHelp("The nonce that the server asks for.", valueName: "nonce")) var nonce: String?
  @Flag(help: "Print the whole header field.") var header = false
  @Flag(help: "Print lines for curl -K, with the token.") var curlConfig = false
  @OptionGroup(title: "What it is for") var scopes: ScopeArguments
  @OptionGroup var ways: AccessArguments
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    guard [header, curlConfig, global.json].count(where: \.self) <= 1 else {
      throw .usage("--header, --curl-config and --json exclude each other")
    }
    let method = try verb()
    let aim = try target.map { (text) throws(Failure) in try Typed.url(text, "--target") }
    if let nonce, !DPoPProver.isNonce(nonce) { throw .usage("--nonce: that is no nonce (RFC 9449)") }
    let access = try await ways.access(url, scopes, session, context)
    let valid = try await access.valid(context)
    guard let bound = valid.boundKey else { throw Failure(.session(.notBound), typed: access.typed) }
    let url = aim ?? valid.endpoint
    let proof: String
    do throws(ProofFault) {
      proof = try bound.proof(
        method: method, url: url, token: valid.tokens.access, nonce: nonce,
        now: context.environment.clock.seconds, context.environment.random)
    } catch { throw Failure(.proof(error), doing: "a proof") }
    try print(proof, valid, method, url, context)
  }

  private func print(
    _ proof: String, _ session: Session, _ method: String, _ url: Location, _ context: Context
  ) throws(Failure) {
    if header { return try context.output.data("DPoP: \(proof)\n") }
    if curlConfig {
      let token = session.tokens.authorization.reveal()
      return try context.output.data(
        "header = \"Authorization: \(token)\"\nheader = \"DPoP: \(proof)\"\n")
    }
    let json: JSONValue = [
      "proof": .string(proof), "method": .string(method), "target": .string(url.text),
    ]
    try context.output.answer(json, proof + "\n")
  }

  /// RFC 9110 §9.1: a token, and case counts.
  private func verb() throws(Failure) -> String {
    let verb = method ?? "POST"
    let marks = "!#$%&'*+-.^_`|~"
    guard !verb.isEmpty, verb.utf8.count <= 64,
      verb.unicodeScalars.allSatisfy({
        $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || marks.unicodeScalars.contains($0))
      })
    else { throw .usage("--method \(verb.harmless(limit: 40)): a method is needed, such as GET") }
    return verb
  }
}
