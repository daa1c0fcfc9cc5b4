import ArgumentParser
import HTTP
import JSON
import LibCrypto
import OAuth
import Platform

/// Puts a session into a sealed file, for another machine.
struct Export: Command {
  static let configuration = CommandConfiguration(
    abstract: "Put a session into a sealed file, for CI or another machine.",
    discussion: """
      The file is a JWE that only the passphrase or the recipient's private key opens: mcpauth import

      mcpauth export https://example.com/mcp --move --output session.jwe --passphrase-file pass.txt
      mcpauth export https://example.com/mcp --output session.jwe --recipient ci.jwk
      """)

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url"), completion: .sessions) var url: String
  @Option(help: ArgumentHelp("The file to write; - is stdout.", valueName: "file"), completion: .file())
  var output: String
  @Option(
    help: ArgumentHelp("Seal it with the passphrase in this file.", valueName: "file"), completion: .file())
  var passphraseFile: String?
  @Option(
    help: ArgumentHelp("Seal it for the public JWK in this file.", valueName: "file"), completion: .file())
  var recipient: String?
  @Flag(help: "Do not seal it: whoever reads the file has the tokens.") var insecurePlain = false
  @Flag(help: "Delete the session here once the file is on disk.") var move = false
  @OptionGroup(title: "Session") var account: ProfileOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    guard !output.isEmpty else { throw .usage("--output: a file is needed") }
    if output == "-" {
      guard !move else { throw .usage("--move needs a file: nobody knows what becomes of standard output") }
      guard !context.output.isJSON else { throw .usage("--output - and --json exclude each other") }
    }
    let typed = try Typed.url(url, "URL")
    try context.files.reserve([("--passphrase-file", passphraseFile), ("--recipient", recipient)])
    let seal = try seal(context.files)
    try context.audit.open()
    let key = context.key(typed, account)
    let store = context.store()
    let stored: Session?
    do throws(StoreError) { stored = try store.session(key) } catch { throw Failure(error) }
    guard stored != nil else { throw Failure(.session(.missing), typed: typed) }
    let session = try await hand(over: key, store, seal, typed, context)
    try context.audit.record(AuditEvent(.export, session))
    if output == "-" { return }
    let how = seal.algorithm.map { "sealed with \($0.rawValue)" } ?? "in the clear"
    context.output.talk("Exported the session for \(typed.text) to \(output.harmless(limit: 300)), \(how).")
    try context.output.answer(
      [
        "server": .string(session.server), "profile": .string(session.profile), "file": .string(output),
        "algorithm": seal.algorithm.map { .string($0.rawValue) } ?? .null, "moved": .bool(move),
        "refreshable": .bool(session.tokens.refresh != nil),
      ], "")
  }

  private func seal(_ files: LocalFiles) throws(Failure) -> Seal {
    let ways = [passphraseFile != nil, recipient != nil, insecurePlain].count { $0 }
    guard ways > 0 else {
      throw .usage("an export is sealed: --passphrase-file or --recipient is needed (or --insecure-plain)")
    }
    guard ways == 1 else {
      throw .usage("--passphrase-file, --recipient and --insecure-plain exclude each other")
    }
    if let passphraseFile { return .passphrase(try files.secret(passphraseFile, "--passphrase-file")) }
    if let recipient { return try SealKey.recipient(recipient, files) }
    return .none
  }

  /// In the session's turn, so that no refresh comes between the file and what is left here.
  private func hand(
    over key: SessionKey, _ store: any SessionStore, _ seal: Seal, _ typed: Location, _ context: Context
  ) async throws(Failure) -> Session {
    let result: Result<Session, Failure>
    do throws(OAuthError) {
      result = try await store.withSession(key) { (stored) throws(OAuthError) in
        guard let session = stored else { throw .session(.missing) }
        let result = Result { () throws(Failure) in
          try write(session, seal, context)
          return session
        }
        if move, case .success = result { stored = nil }
        return result
      }
    } catch { throw Failure(error, typed: typed) }
    return try result.get()
  }

  private func write(_ session: Session, _ seal: Seal, _ context: Context) throws(Failure) {
    var parcel = SessionParcel(session, isMoved: move)
    for option in parcel.leaveFiles() {
      context.output.warn("\(option.harmless(limit: 300)) is not part of the export: give it again there")
    }
    if session.tokens.refresh != nil, !move {
      context.output.warn(
        "two holders of one rotating refresh token end each other: use the session in one place only, or --move it"
      )
    }
    let text = try seal.close(parcel)
    guard text.utf8.count <= SessionParcel.limit else {
      throw Failure(.outputFailed, "the session is too large to be exported")
    }
    guard output != "-" else { return try context.output.data(text) }
    do throws(SystemError) { try DurableFile.write(Array(text.utf8), to: output) } catch {
      throw Failure(
        .outputFailed,
        "--output \(output.harmless(limit: 200)) cannot be written: \(AppendFile.reason(error))")
    }
  }
}
