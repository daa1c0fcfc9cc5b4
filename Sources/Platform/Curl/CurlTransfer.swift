import CCurl
import HTTP

/// One request under way; lives on the loop's thread only, which is where libcurl calls it back.
@safe final class CurlTransfer {
  let plan: CurlPlan
  let pipe: CurlPipe
  private let refusals: RefusedPosts
  let easy: UnsafeMutableRawPointer
  /// CURL_ERROR_SIZE bytes that libcurl writes its sentence into.
  let message: UnsafeMutablePointer<CChar>
  var lists: [CurlList] = []

  var head: CurlHead
  let started = ContinuousClock.now
  /// When it is given up; nil while the reader keeps an event stream waiting.
  var deadline: ContinuousClock.Instant?
  private(set) var isEventStream = false
  /// Why we ended it ourselves, ahead of whatever libcurl says then.
  var failure: TransportError.Reason?
  var refused: IPAddress?
  var hasTriedAddress = false
  /// The local port of the connection that carries it, once there is one.
  private var localPort: Int?
  private(set) var isOnSuspectConnection = false
  /// The answer belongs to the unread body of an earlier request.
  private(set) var isAnswerMisplaced = false
  private(set) var requestsSent = 0
  private var sent: [UInt8] = []
  private var handedOut = 0

  init?(_ plan: CurlPlan, _ pipe: CurlPipe, _ refusals: RefusedPosts) {
    guard let easy = unsafe ccurl_easy_init() else { return nil }
    self.plan = plan
    self.pipe = pipe
    self.refusals = refusals
    unsafe self.easy = easy
    unsafe message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    head = CurlHead(limit: plan.request.bounds.head)
    deadline = started + plan.request.bounds.total
  }

  deinit {
    unsafe ccurl_easy_cleanup(easy)
    unsafe message.deallocate()
  }

  var mayHaveArrived: Bool { requestsSent > 0 }
  var isConnected: Bool { localPort != nil }

  /// Whether no new connection was made for it.
  var isReused: Bool { unsafe ccurl_get_long(easy, CURLINFO_NUM_CONNECTS) == 0 }

  func error(_ reason: TransportError.Reason) -> TransportError {
    TransportError(reason, url: plan.request.url, mayHaveArrived: mayHaveArrived)
  }

  /// Puts the deadline of an event stream off, because something came or the reader caught up.
  func heard() {
    if isEventStream { deadline = .now + plan.request.bounds.total }
  }
}

// What libcurl reports.
extension CurlTransfer {
  /// A line of the head; false ends the transfer.
  func received(line: [UInt8]) -> Bool {
    switch head.add(line) {
    case .incomplete: break
    case .complete: return headIsComplete()
    case .tooLarge: failure = .headTooLarge(limit: head.limit)
    case .malformed(let detail): failure = .malformed(detail)
    }
    return failure == nil
  }

  private func headIsComplete() -> Bool {
    var complete = head.head
    // The streams of HTTP/2 are told apart, so there only a connection that breaks is suspect.
    if isOnSuspectConnection, complete.status == 400, plan.mayRepeat, complete.version != "HTTP/2" {
      isAnswerMisplaced = true
      return false
    }
    if let localPort { refusals.note(plan, status: complete.status, on: localPort) }
    complete.remote = plan.proxy == nil ? remote : nil
    complete.timing = timing
    complete.sent = sentFields
    complete.note = plan.note ?? (requestsSent > 1 ? CurlPlan.repetitionNote : nil)
    isEventStream = complete.headers.mediaType?.isEventStream == true && complete.isSuccess
    heard()
    if let coding = complete.headers.contentCoding {
      let sentence = "a body compressed with \(coding), which was not asked for"
      // Of a refusal the head says enough; a document is no use compressed.
      if complete.isSuccess { failure = .malformed(sentence) } else { complete.note = sentence }
    }
    pipe.deliver(complete)
    return failure == nil
  }

  func received(body: [UInt8]) -> CurlPipe.Acceptance {
    let acceptance = pipe.accept(body)
    if acceptance == .full, isEventStream { deadline = nil } else { heard() }
    return acceptance
  }

  /// Bytes of a request's head that left for the server or, as a CONNECT, for the proxy.
  func sent(head bytes: [UInt8]) {
    if bytes.starts(with: "CONNECT ".utf8) { return }
    if bytes.starts(with: "\(plan.request.method.rawValue) ".utf8) {
      requestsSent += 1
      sent = []
    }
    requestsSent = max(requestsSent, 1)
    if sent.count < 65_536 { sent += bytes }
  }

  /// The next bytes of a body that must not leave twice; nil when it already did.
  func bodyPiece(limit: Int) -> ArraySlice<UInt8>? {
    let body = plan.request.body ?? []
    if requestsSent > 1, handedOut > 0 { return nil }
    let piece = body[handedOut...].prefix(limit)
    handedOut += piece.count
    return piece
  }

  var canRewind: Bool { handedOut == 0 }

  /// The last word before the request leaves, on new and reused connections alike.
  func connected(to address: IPAddress?, from port: Int) -> Bool {
    localPort = port
    isOnSuspectConnection = isReused && refusals.contains(plan.request.url.origin, port)
    if plan.proxy != nil { return true }
    return address.map(permits) ?? false
  }

  /// Whether a socket may be opened to the address.
  func permits(_ address: IPAddress) -> Bool {
    if plan.proxy != nil { return true }
    guard plan.request.reach.contains(address.kind) else {
      refused = address
      return false
    }
    hasTriedAddress = true
    return true
  }
}

// What libcurl can be asked.
extension CurlTransfer {
  var detail: String {
    let text = unsafe String(cString: message)
    return text.isEmpty ? "no details" : text
  }

  /// What libcurl knows as a text, such as where its certificates are (told since 7.84).
  func text(_ info: CURLINFO) -> String? {
    guard let text = unsafe ccurl_get_text(easy, info) else { return nil }
    return unsafe String(cString: text)
  }

  private var remote: IPAddress? { text(CURLINFO_PRIMARY_IP).flatMap { IPAddress($0.prefix { $0 != "%" }) } }

  private var timing: HTTPHead.Timing {
    func seconds(_ info: CURLINFO) -> Double? {
      let microseconds = unsafe ccurl_get_size(easy, info)
      return microseconds > 0 ? Double(microseconds) / 1e6 : nil
    }
    var timing = HTTPHead.Timing()
    if !isReused {
      timing.nameLookup = seconds(CURLINFO_NAMELOOKUP_TIME_T)
      timing.connect = seconds(CURLINFO_CONNECT_TIME_T)
      timing.tls = seconds(CURLINFO_APPCONNECT_TIME_T)
    }
    timing.firstByte = seconds(CURLINFO_STARTTRANSFER_TIME_T)
    return timing
  }

  private var sentFields: Headers? {
    guard !sent.isEmpty else { return nil }
    var headers = Headers()
    for line in sent.split(separator: 0x0A).dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let value = line[colon...].dropFirst().drop { $0 == 0x20 }
      headers.append(
        CurlHead.text(line[..<colon]), CurlHead.text(value.last == 0x0D ? value.dropLast() : value))
    }
    return headers
  }
}

extension Headers {
  /// The content coding of a body, nil for none.
  fileprivate var contentCoding: String? {
    let coding = values(of: "Content-Encoding").joined(separator: ", ")
    return coding.isEmpty || coding.isSameFieldName(as: "identity") ? nil : coding
  }
}
