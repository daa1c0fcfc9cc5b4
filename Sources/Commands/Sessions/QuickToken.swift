import HTTP
import OAuth
import Platform

/// `token URL` in its everyday forms, answered from the store before the command tree is built.
///
/// Building the tree costs four times as much as everything else that a cached token needs. Whatever this does not
/// know, and every session that is not simply good, is left to ``Token``.
struct QuickToken {
  private let url: Location
  private let profile: String?
  private let format: TokenFormat
  /// `--min-ttl`
  private let life: Int64?

  init?(_ words: [String]) {
    guard words.first == "token" else { return nil }
    var formats: [TokenFormat] = []
    var urls: [String] = []
    var profiles: [String] = []
    var lives: [Int64] = []
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      let (name, attached) = Self.split(word)
      switch word {
      case "--header": formats.append(.header)
      case "--curl-config": formats.append(.curlConfig)
      case "--json": formats.append(.json)
      case "--expires": formats.append(.expires)
      case "--headers-json": formats.append(.headersJSON)
      case "--quiet", "-q", "--non-interactive": break
      case _ where ["--env", "--profile", "--audit"].contains(name):
        guard let value = attached ?? rest.popFirst(), attached != nil || !value.hasPrefix("-") else {
          return nil
        }
        if name == "--profile" { profiles.append(value) }
        // A token out of the store is no event.
        if name == "--env" { formats.append(.env(value)) }
      case _ where name == "--min-ttl":
        guard let seconds = (attached ?? rest.popFirst()).flatMap(Self.seconds) else { return nil }
        lives.append(seconds)
      default:
        guard !word.hasPrefix("-") else { return nil }
        urls.append(word)
      }
    }
    guard formats.count <= 1, profiles.count <= 1, lives.count <= 1, urls.count == 1,
      let url = try? Location(urls[0])
    else { return nil }
    if case .env(let name) = formats.first, !FormatArguments.isIdentifier(name) { return nil }
    self.url = url
    profile = profiles.first
    format = formats.first ?? .plain
    life = lives.first
  }

  /// Whole seconds in digits; ``Token`` reads all the others.
  private static func seconds(_ text: String) -> Int64? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int64(text)
  }

  /// `--name=value` in its two parts; the value is nil where there is no `=`.
  private static func split(_ word: String) -> (name: String, value: String?) {
    guard word.hasPrefix("--"), let cut = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<cut]), String(word[word.index(after: cut)...]))
  }

  /// What to print; nil where there is more to do or to say than that.
  func answer(_ environment: Environment) -> String? {
    let key = SessionKey(url, profile: profile ?? environment.variables["MCPAUTH_PROFILE"] ?? "")
    let store = FileStore(root: FileStore.root { environment.variables[$0] })
    let now = environment.clock.seconds
    guard let session = try? store.session(key), !session.tokens.isStale(at: now),
      session.tokens.lasts(life ?? 0, at: now)
    else { return nil }
    guard format == .headersJSON, let file = session.switches.headerFile else {
      return try? format.text(of: session)
    }
    guard let fields = try? LocalFiles(deadline: .none).headerFields(file) else { return nil }
    return try? format.text(of: session, fields: fields)
  }
}
