/// The event-stream format (WHATWG HTML §9.2): LF, CR or CRLF, comments, a byte order mark; pieces may be cut anywhere.
package struct EventStream: Sendable {
  package struct Event: Sendable, Hashable {
    /// `message` where the stream names none.
    package var name = "message"
    package var data = ""
    package var id: String?
  }

  private var line: [UInt8] = []
  private var data: [String] = []
  private var name: String?
  private var id: String?
  private var sawCR = false
  private var isFirstLine = true
  /// How many bytes of the event under way are kept.
  package private(set) var pending = 0

  package init() {}

  /// Takes the next piece and returns the events that it completes.
  package mutating func feed(_ piece: some Sequence<UInt8>) -> [Event] {
    var events: [Event] = []
    for byte in piece {
      if sawCR {
        sawCR = false
        if byte == 0x0A { continue }
      }
      if byte == 0x0A || byte == 0x0D {
        sawCR = byte == 0x0D
        if let event = endLine() { events.append(event) }
      } else {
        line.append(byte)
        pending += 1
      }
    }
    return events
  }

  private mutating func endLine() -> Event? {
    var bytes = line[...]
    let length = line.count
    line = []
    if isFirstLine {
      isFirstLine = false
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    }
    if bytes.isEmpty { return dispatch() }
    let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    let field = String(decoding: colon.map { bytes[..<$0] } ?? bytes, as: UTF8.self)
    var value = colon.map { bytes[($0 + 1)...] } ?? []
    if value.first == 0x20 { value = value.dropFirst() }
    let text = String(decoding: value, as: UTF8.self)
    switch field {
    case "data": data.append(text)
    case "event": name = text.isEmpty ? nil : text
    case "id": if !text.contains("\0") { id = text }
    // Comments and unknown fields are not kept.
    default: pending -= length
    }
    return nil
  }

  private mutating func dispatch() -> Event? {
    defer {
      data = []
      name = nil
      pending = 0
    }
    guard !data.isEmpty else { return nil }
    return Event(name: name ?? "message", data: data.joined(separator: "\n"), id: id)
  }

  /// The data of the first complete event, if there is one.
  package static func firstData(in bytes: [UInt8]) -> String? {
    var stream = EventStream()
    return stream.feed(bytes).first?.data
  }
}
