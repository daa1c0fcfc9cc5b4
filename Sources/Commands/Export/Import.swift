import ArgumentParser
import HTTP
import JSON
import OAuth
import Platform

/// Takes a session out of a file that `export` wrote.
struct Import: Command {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take a session out of a file that mcpauth export wrote.",
    discussion: """
      mcpauth import session.jwe --passphrase-file pass.txt
      mcpauth import - --private-key ci-key.pem < session.jwe
      """)

  @Argument(help: ArgumentHelp("The file; - is stdin.", valueName: "file"), completion: .file())
  var file: String
  @Option(
    help: ArgumentHelp("The passphrase that it was sealed with, alone in a file.", valueName: "file"),
    completion: .file())
  var passphraseFile: String?
  @Option(
    help: ArgumentHelp("The private key that it was sealed for: PEM or JWK.", valueName: "file"),
    completion: .file())
  var privateKey: String?
  @Flag(help: "It is not sealed.") var insecurePlain = false
  @Flag(help: "Replace a session that is there.") var force = false
  @OptionGroup(title: "Session") var account: ProfileOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let switches = try network.switches()
    try context.files.reserve([
      ("FILE", file), ("--passphrase-file", passphraseFile), ("--private-key", privateKey),
      ("--header-file", network.headerFile),
    ])
    try context.audit.open()
    var parcel = try open(context.files)
    let left = parcel.leaveFiles()
    parcel.add(switches)
    let profile = account.profile ?? context.environment.variables["MCPAUTH_PROFILE"]
    if let profile { parcel.rename(profile: profile) }
    let session = parcel.session
    guard let key = SessionKey(session) else { throw Failure(.exportBroken, "it names no server") }
    try await keep(session, key, context.store())
    try context.audit.record(AuditEvent(.imported, session))
    tell(parcel, left, context)
    try context.output.answer(SessionView(session, now: context.environment.clock.seconds).json, "")
  }

  private func open(_ files: LocalFiles) throws(Failure) -> SessionParcel {
    let name = file == "-" ? "standard input" : file.harmless(limit: 200)
    let ways = [passphraseFile != nil, privateKey != nil, insecurePlain].count { $0 }
    guard ways <= 1 else {
      throw .usage("--passphrase-file, --private-key and --insecure-plain exclude each other")
    }
    let raw = try files.read(file, "FILE", limit: SessionParcel.limit)
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let text = Array(raw.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
    let isPlain = text.first.map("{[\"".utf8.contains) ?? true
    if let passphraseFile {
      guard !isPlain else { throw Self.unsealed(name) }
      return try Seal.passphrase(try files.secret(passphraseFile, "--passphrase-file")).open(text, name)
    }
    if let privateKey {
      guard !isPlain else { throw Self.unsealed(name) }
      return try SealKey.own(privateKey, files).open(text, name)
    }
    guard isPlain || insecurePlain else {
      throw .usage("\(name) is sealed: --passphrase-file or --private-key is needed")
    }
    return try Seal.none.open(text, name)
  }

  /// What should have been sealed and is not may be anybody's.
  private static func unsealed(_ name: String) -> Failure {
    Failure(
      .exportBroken, "\(name) is not sealed, although a key for it was given",
      next: ["To take it all the same: --insecure-plain"])
  }

  private func keep(_ session: Session, _ key: SessionKey, _ store: any SessionStore) async throws(Failure) {
    let isKept: Bool
    do throws(OAuthError) {
      isKept = try await store.withSession(key) { (stored) throws(OAuthError) in
        guard stored == nil || force else { return false }
        stored = session
        return true
      }
    } catch { throw Failure(error, typed: session.endpoint) }
    guard !isKept else { return }
    throw Failure(
      .sessionExists, "there is a session for \(session.server.harmless(limit: 300)) already",
      next: ["To replace it: --force", "To keep both: --profile NAME"])
  }

  private func tell(_ parcel: SessionParcel, _ left: [String], _ context: Context) {
    let session = parcel.session
    let view = SessionView(session, now: context.environment.clock.seconds)
    let name = session.server.harmless(limit: 300)
    context.output.talk(
      "Imported the session for \(name)"
        + (session.profile.isEmpty ? "" : " (profile \(session.profile.harmless(limit: 80)))")
        + "; \(view.validity).")
    for option in session.switches.options {
      context.output.talk("It is always used with \(option.harmless(limit: 300)).")
    }
    for option in left {
      context.output.warn("\(option.harmless(limit: 300)) of the other machine was left out")
    }
    if session.tokens.refresh != nil, !parcel.isMoved {
      context.output.warn(
        "two holders of one rotating refresh token end each other: do not use the original any more")
    }
  }
}
