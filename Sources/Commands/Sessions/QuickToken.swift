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
  private let demand: TokenDemand

  init?(_ words: [String]) {
    guard words.first == "token" else { return nil }
    var formats: [TokenFormat] = []
    var urls: [String] = []
    var profile: String?
    var life: Int64?
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
      case "--min-ttl":
        guard life == nil, let seconds = rest.popFirst().flatMap(Self.seconds) else { return nil }
        life = seconds
      case _ where word.hasPrefix("--min-ttl="):
        guard life == nil, let seconds = Self.seconds(String(word.dropFirst("--min-ttl=".utf8.count))) else {
          return nil
        }
        life = seconds
      default:
        guard !word.hasPrefix("-") else { return nil }
        urls.append(word)
      }
    }
    guard formats.count <= 1, urls.count == 1, let url = try? Location(urls[0]) else { return nil }
    self.url = url
    self.profile = profile
    format = formats.first ?? .plain
    demand = life.map { .lasting($0) } ?? .good
  }

  /// Whole seconds in digits; ``Token`` reads all the others.
  private static func seconds(_ text: String) -> Int64? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int64(text)
  }

  /// What to print; nil where there is more to do or to say than that.
  func answer(_ environment: Environment) -> String? {
    let key = SessionKey(url, profile: profile ?? environment.variables["MCPAUTH_PROFILE"] ?? "")
    let store = FileStore(root: FileStore.root { environment.variables[$0] })
    let now = environment.clock.seconds
    guard let session = try? store.session(key), !session.tokens.isStale(at: now) else { return nil }
    if case .lasting(let seconds) = demand, !session.tokens.lasts(seconds, at: now) { return nil }
    return format.text(of: session)
  }
}
