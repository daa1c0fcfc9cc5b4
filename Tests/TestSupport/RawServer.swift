import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A loopback server that plays scripted bytes, for answers that no real server gives; keeps what it was sent.
package final class RawServer: Sendable {
  /// One thing that a connection does; after the last it is closed.
  package enum Act: Sendable {
    /// Reads one request: its head, and a body as long as Content-Length says.
    case read
    case readHead
    case send([UInt8])
    /// Repeats the bytes until the client goes away, at most a million times.
    case flood([UInt8])
    /// One byte every `milliseconds`, without end.
    case trickle([UInt8], milliseconds: Int32)
    /// Sends so many bytes and remembers how many had gone when the client first let it wait.
    case pour(Int)
    case pause(milliseconds: Int32)
    /// Until the client closes, at most half a minute.
    case awaitClose
    /// Goes away without a farewell, so that the client sees a reset.
    case reset

    package static func send(_ text: String) -> Act { .send(Array(text.utf8)) }
    package static func flood(_ text: String) -> Act { .flood(Array(text.utf8)) }
  }

  struct Record {
    var connections: [[UInt8]] = []
    var clientClosed = 0
    var stalledAt: Int?
    var isStopped = false
    var waiters:
      [(isDone: @Sendable (borrowing Record) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
  }

  package let port: UInt16
  private let listener: Int32
  private let scripts: [[Act]]
  private let record = Mutex(Record())

  /// The n-th connection plays the n-th script, later ones the last.
  package init(_ scripts: [Act]..., v6: Bool = false) throws(RawSocketError) {
    var listener = try RawSocket.listen(v6: v6)
    var reserved = v6 ? RawSocket.reserve4(try RawSocket.port(of: listener)) : nil
    while v6, reserved == nil {
      RawSocket.close(listener)
      listener = try RawSocket.listen(v6: v6)
      reserved = RawSocket.reserve4(try RawSocket.port(of: listener))
    }
    self.listener = listener
    port = try RawSocket.port(of: listener)
    self.scripts = scripts
    let (socket4, acceptor) = (reserved, listener)
    startThread { [weak self] in
      while let socket = RawSocket.accept(acceptor) {
        guard let self else { return RawSocket.close(socket) }
        let index = self.note { record in
          record.connections.append([])
          return record.connections.count - 1
        }
        let script = self.scripts.isEmpty ? [] : self.scripts[min(index, self.scripts.count - 1)]
        startThread { [weak self] in
          var pending: [UInt8] = []
          for act in script {
            guard let self, self.play(act, socket, index, &pending) else { break }
          }
          RawSocket.close(socket)
        }
      }
      // Closed by its own thread only: the number could belong to another socket by then.
      RawSocket.close(acceptor)
      if let socket4 { RawSocket.close(socket4) }
    }
  }

  deinit { RawSocket.stop(listener) }

  /// `http://127.0.0.1:PORT` with the path.
  package func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  package var connectionCount: Int { record.withLock { $0.connections.count } }

  /// What each connection was sent, as text.
  package var received: [String] {
    record.withLock { $0.connections.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// Everything that all connections were sent.
  package var allReceived: String { received.joined() }

  /// Waits until that many connections were closed by the client.
  package func clientsClosed(_ count: Int = 1) async { await wait { $0.clientClosed >= count } }

  /// Waits until a `pour` had to wait; how much had gone until then.
  package func stall() async -> Int {
    await wait { $0.stalledAt != nil }
    return record.withLock { $0.stalledAt ?? 0 }
  }

  private func wait(_ isDone: @escaping @Sendable (borrowing Record) -> Bool) async {
    await withCheckedContinuation { continuation in
      let done = record.withLock { record in
        if isDone(record) { return true }
        record.waiters.append((isDone, continuation))
        return false
      }
      if done { continuation.resume() }
    }
  }

  private func note<T: Sendable>(_ change: (inout Record) -> T) -> T {
    let (value, ready) = record.withLock { record in
      let value = change(&record)
      let waiters = record.waiters
      record.waiters = waiters.filter { !$0.isDone(record) }
      return (value, waiters.filter { $0.isDone(record) }.map(\.continuation))
    }
    for continuation in ready { continuation.resume() }
    return value
  }

  /// False ends the script.
  private func play(_ act: Act, _ socket: Int32, _ index: Int, _ pending: inout [UInt8]) -> Bool {
    switch act {
    case .read: return read(socket, index, &pending, withBody: true)
    case .readHead: return read(socket, index, &pending, withBody: false)
    case .send(let bytes): return RawSocket.send(socket, bytes)
    case .flood(let bytes):
      for _ in 0..<1_000_000 where !RawSocket.send(socket, bytes) { return goneAway() }
      return true
    case .trickle(let bytes, let milliseconds):
      for byte in bytes {
        if RawSocket.isClosed(socket, within: milliseconds) || !RawSocket.send(socket, [byte]) {
          return goneAway()
        }
      }
      return true
    case .pour(let count): return pour(count, socket)
    case .pause(let milliseconds): return !RawSocket.isClosed(socket, within: milliseconds) || goneAway()
    case .awaitClose:
      _ = RawSocket.isClosed(socket, within: 30_000)
      return goneAway()
    case .reset:
      RawSocket.reset(socket)
      return false
    }
  }

  private func goneAway() -> Bool {
    note { $0.clientClosed += 1 }
    return false
  }

  /// - Parameter pending: what came behind the request and belongs to the next one.
  private func read(_ socket: Int32, _ index: Int, _ pending: inout [UInt8], withBody: Bool) -> Bool {
    var wanted: Int?
    while true {
      if wanted == nil, let head = Self.headLength(pending) {
        wanted = head + (withBody ? Self.contentLength(Array(pending[..<head])) : 0)
      }
      if let wanted, pending.count >= wanted {
        pending.removeFirst(wanted)
        return true
      }
      guard let piece = RawSocket.receive(socket, limit: 65_536) else { return goneAway() }
      pending += piece
      note { $0.connections[index] += piece }
    }
  }

  private static func headLength(_ bytes: [UInt8]) -> Int? {
    let end = Array("\r\n\r\n".utf8)
    return bytes.indices.dropLast(3).first { bytes[$0..<$0 + 4].elementsEqual(end) }.map { $0 + 4 }
  }

  private static func contentLength(_ head: [UInt8]) -> Int {
    for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "content-length" {
        return Int(parts[1].filter { $0 != " " }) ?? 0
      }
    }
    return 0
  }

  private func pour(_ count: Int, _ socket: Int32) -> Bool {
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 16_384)
    var sent = 0
    while sent < count {
      if !RawSocket.isWritable(socket, within: 300) {
        let stalled = sent
        note { $0.stalledAt = $0.stalledAt ?? stalled }
        guard RawSocket.isWritable(socket, within: 30_000) else { return false }
      }
      guard RawSocket.send(socket, Array(piece.prefix(count - sent))) else { return goneAway() }
      sent += piece.count
    }
    return true
  }
}
