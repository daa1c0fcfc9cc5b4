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

  init?(_ words: [String]) {
    guard words.first == "token" else { return nil }
    var formats: [TokenFormat] = []
    var urls: [String] = []
    var profile: String?
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      switch word {
      case "--header": formats.append(.header)
      case "--curl-config": formats.append(.curlConfig)
      case "--json": formats.append(.json)
      case "--quiet", "-q": break
      case "--profile":
        guard profile == nil, let name = rest.popFirst(), !name.hasPrefix("-") else { return nil }
        profile = name
      case _ where word.hasPrefix("--profile=") && profile == nil:
        profile = String(word.dropFirst("--profile=".utf8.count))
      default:
        guard !word.hasPrefix("-") else { return nil }
        urls.append(word)
      }
    }
    guard formats.count <= 1, urls.count == 1, let url = try? Location(urls[0]) else { return nil }
    self.url = url
    self.profile = profile
    format = formats.first ?? .plain
  }

  /// What to print; nil where there is more to do or to say than that.
  func answer(_ environment: Environment) -> String? {
    let key = SessionKey(url, profile: profile ?? environment.variables["MCPAUTH_PROFILE"] ?? "")
    let store = FileStore(root: FileStore.root { environment.variables[$0] })
    let flow = TokenFlow(key: key, store: store, clock: environment.clock)
    guard let session = try? flow.stored(), flow.isFresh(session) else { return nil }
    return format.text(of: session)
  }
}
