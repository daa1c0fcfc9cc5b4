import JSON
import Synchronization

/// Hides secrets in what is shown: by their names, and by the values it has seen or was told of, wherever they occur.
package final class Redactor: Sendable {
  private let index = Mutex(SecretIndex())
  let digest: (@Sendable ([UInt8]) -> String)?
  private let sealedFields: Set<String>

  /// - Parameters:
  ///   - sealedFields: names of header fields that are hidden as a whole, such as those of the user's header file.
  ///   - digest: the SHA-256 of a token in hexadecimal, which tells two tokens apart without showing either.
  package init(sealedFields: [String] = [], digest: (@Sendable ([UInt8]) -> String)? = nil) {
    self.sealedFields = Set(sealedFields.map { $0.lowercased() })
    self.digest = digest
  }

  /// Remembers a value that must not be seen; those of less than eight bytes are hidden by name only.
  package func learn(_ secret: Secret) { learn(Array(secret.reveal().utf8), .secret) }

  /// A text of ours or of a server with every known secret and every named one replaced.
  package func scrub(_ text: String) -> String { String(decoding: scrub(Array(text.utf8)), as: UTF8.self) }

  /// The same exchange as it may be shown.
  package func redact(_ exchange: Exchange) -> Exchange {
    learn(from: exchange)
    var shown = exchange
    shown.request.url = redact(exchange.request.url)
    shown.request.headers = redact(exchange.request.headers)
    shown.request.body = exchange.request.body.map { redact($0, exchange.request.headers.mediaType) }
    if let head = exchange.head { shown.head?.headers = redact(head.headers) }
    shown.head?.sent = nil
    shown.body = redact(exchange.body, exchange.head?.headers.mediaType)
    shown.failure = exchange.failure.map(redact)
    shown.note = exchange.note.map(scrub)
    return shown
  }

  /// What stands in the place of a token or another secret.
  package func replacement(_ value: [UInt8], _ kind: Redaction) -> String {
    switch kind {
    case .token:
      guard let digest, value.count >= SecretIndex.shortest else { return "[redacted]" }
      return "[redacted-sha256:\(digest(value).prefix(8))]"
    case .secret: return "[redacted]"
    case .shortened: return String(decoding: value.prefix(value.count > 12 ? 6 : 2), as: UTF8.self) + "..."
    }
  }

  func learn(_ value: [UInt8], _ kind: Redaction) {
    guard kind != .shortened else { return }
    let replacement = replacement(value, kind)
    index.withLock { $0.insert(value, replacement: replacement) }
  }
}

// By value and by name.
extension Redactor {
  private func scrub(_ bytes: [UInt8]) -> [UInt8] {
    index.withLock { $0.scrub(replace(SecretFinding.all(in: bytes), in: bytes)) }
  }

  private func redact(_ body: [UInt8], _ type: MediaType?) -> [UInt8] {
    let isForm = type?.essence == "application/x-www-form-urlencoded"
    let findings = SecretFinding.all(in: body, isForm: isForm)
    return index.withLock { $0.scrub(replace(findings, in: body)) }
  }

  private func replace(_ findings: [SecretFinding], in bytes: [UInt8]) -> [UInt8] {
    guard !findings.isEmpty else { return bytes }
    var replaced: [UInt8] = []
    var position = 0
    for finding in findings {
      replaced += bytes[position..<finding.range.lowerBound]
      replaced += replacement(finding.value(in: bytes), finding.kind).utf8
      position = finding.range.upperBound
    }
    return replaced + bytes[position...]
  }

  private func redact(_ failure: TransportError) -> TransportError {
    let reason: TransportError.Reason =
      switch failure.reason {
      case .refused(let violation):
        .refused(
          PolicyViolation(
            rule: violation.rule, url: redact(violation.url), isFinal: violation.isFinal,
            needsAllowPrivate: violation.needsAllowPrivate))
      case .nameNotResolved(let host): .nameNotResolved(scrub(host))
      case .notConnected(let detail): .notConnected(scrub(detail))
      case .tls(let detail): .tls(scrub(detail))
      case .proxy(let detail): .proxy(scrub(detail))
      case .malformed(let detail): .malformed(scrub(detail))
      case .connectionLost(let detail): .connectionLost(scrub(detail))
      case .addressRefused, .timedOut, .headTooLarge, .bodyTooLarge, .cancelled, .libraryMissing:
        failure.reason
      }
    return TransportError(
      reason, url: redact(failure.url), exchange: failure.exchange, mayHaveArrived: failure.mayHaveArrived)
  }

  private func redact(_ url: Location) -> Location {
    let text = scrub(url.text)
    if let redacted = try? Location(text) { return redacted }
    return (try? Location(url.origin + "/[redacted]")) ?? url
  }
}

// Header fields, and what is learned from a whole exchange.
extension Redactor {
  private func redact(_ headers: Headers) -> Headers {
    Headers(headers.fields.map { ($0.name, redact($0)) })
  }

  private func redact(_ field: Headers.Field) -> String {
    let name = field.name.lowercased()
    let value = Array(field.value.utf8)
    if sealedFields.contains(name) { return "[redacted]" }
    if let kind = Redaction.ofField(name) { return replacement(value, kind) }
    switch name {
    case "authorization", "proxy-authorization":
      guard let credentials = Credentials(field.value) else { return "[redacted]" }
      return "\(credentials.scheme) \(replacement(Array(credentials.value.utf8), credentials.kind))"
    case "cookie", "set-cookie": return CookieField.redacted(field.value, isSet: name == "set-cookie")
    default: return scrub(field.value)
    }
  }

  /// Remembers every secret of an exchange.
  package func learn(from exchange: Exchange) {
    learn(from: Array(exchange.request.url.text.utf8))
    learn(from: exchange.request.headers)
    if let body = exchange.request.body { learn(from: body, exchange.request.headers.mediaType) }
    if let head = exchange.head { learn(from: head.headers) }
    learn(from: exchange.body, exchange.head?.headers.mediaType)
  }

  private func learn(from bytes: [UInt8], _ type: MediaType? = nil) {
    let isForm = type?.essence == "application/x-www-form-urlencoded"
    for finding in SecretFinding.all(in: bytes, isForm: isForm) {
      learn(finding.value(in: bytes), finding.kind)
    }
    if let json = try? JSONValue(parsing: bytes) { learn(from: json) }
  }

  /// Finds members whose names or values are spelled with escapes as well.
  private func learn(from json: JSONValue) {
    switch json {
    case .object(let object):
      for member in object.members {
        if let text = member.value.string, let kind = Redaction.ofParameter(member.name),
          member.name != "code"
        {
          learn(Array(text.utf8), kind)
        }
        learn(from: member.value)
      }
    case .array(let elements): for element in elements { learn(from: element) }
    default: break
    }
  }

  private func learn(from headers: Headers) {
    for field in headers.fields {
      let name = field.name.lowercased()
      let value = Array(field.value.utf8)
      if sealedFields.contains(name) { learn(value, .secret) }
      if let kind = Redaction.ofField(name) { learn(value, kind) }
      switch name {
      case "authorization", "proxy-authorization":
        guard let credentials = Credentials(field.value) else { continue }
        learn(Array(credentials.value.utf8), credentials.kind)
        for part in credentials.hiddenParts { learn(Array(part.utf8), .secret) }
      case "cookie", "set-cookie":
        for secret in CookieField.values(field.value, isSet: name == "set-cookie") {
          learn(Array(secret.utf8), .secret)
        }
      default: learn(from: value)
      }
    }
  }
}
