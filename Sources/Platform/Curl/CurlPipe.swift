import HTTP
import Synchronization

/// The bridge between the loop's thread, which fills it, and the task that reads one answer.
final class CurlPipe: Sendable {
  typealias HeadResult = Result<HTTPHead, TransportError>
  typealias PieceResult = Result<[UInt8]?, TransportError>

  enum Acceptance {
    case taken
    /// The reader is behind: the same bytes are to be offered again later.
    case full
    /// Nobody will read.
    case unwanted
  }

  /// What a slow reader may leave unread before the server is slowed down.
  static let capacity = 131_072

  private struct State {
    var head: HeadResult?
    var headWaiter: CheckedContinuation<HeadResult, Never>?
    var unread: [UInt8] = []
    var end: PieceResult?
    var reader: CheckedContinuation<PieceResult, Never>?
    var isFull = false
    var isGivenUp = false
  }

  private let state = Mutex(State())

  var isGivenUp: Bool { state.withLock { $0.isGivenUp } }

  /// Waits for the head of the answer or for what came instead.
  func head() async -> HeadResult {
    await withCheckedContinuation { continuation in
      let known: HeadResult? = state.withLock { state in
        if state.head == nil { state.headWaiter = continuation }
        return state.head
      }
      if let known { continuation.resume(returning: known) }
    }
  }

  /// Everything unread, or the next bytes once they come; calls `resume` when the loop may go on filling.
  func next(resume: @escaping @Sendable () -> Void) async -> PieceResult {
    if let ready = take(resume) { return ready }
    return await withCheckedContinuation { continuation in
      let ready = take(resume, orWait: continuation)
      if let ready { continuation.resume(returning: ready) }
    }
  }

  private func take(
    _ resume: () -> Void, orWait continuation: CheckedContinuation<PieceResult, Never>? = nil
  ) -> PieceResult? {
    let (piece, wasFull): (PieceResult?, Bool) = state.withLock { state in
      if !state.unread.isEmpty {
        var taken: [UInt8] = []
        swap(&taken, &state.unread)
        let wasFull = state.isFull
        state.isFull = false
        return (.success(taken), wasFull)
      }
      if let end = state.end { return (end, false) }
      // A second reader at the same time would lose its way: it gets the end at once.
      if state.reader != nil { return (.success(nil), false) }
      state.reader = continuation
      return (nil, false)
    }
    if wasFull { resume() }
    return piece
  }

  func deliver(_ head: HTTPHead) { settle(.success(head)) }

  private func settle(_ head: HeadResult) {
    let waiter = state.withLock { state in
      guard state.head == nil else { return nil as CheckedContinuation<HeadResult, Never>? }
      state.head = head
      defer { state.headWaiter = nil }
      return state.headWaiter
    }
    waiter?.resume(returning: head)
  }

  func accept(_ bytes: [UInt8]) -> Acceptance {
    let (acceptance, reader) = state.withLock { state in
      if state.isGivenUp { return (Acceptance.unwanted, nil as CheckedContinuation<PieceResult, Never>?) }
      if let reader = state.reader {
        state.reader = nil
        return (.taken, reader)
      }
      guard state.unread.count < Self.capacity else {
        state.isFull = true
        return (.full, nil)
      }
      state.unread += bytes
      return (.taken, nil)
    }
    reader?.resume(returning: .success(bytes))
    return acceptance
  }

  /// Ends the answer, well or badly; only the first end counts.
  func end(_ failure: TransportError?) {
    if let failure { settle(.failure(failure)) }
    let end: PieceResult = failure.map { .failure($0) } ?? .success(nil)
    let reader = state.withLock { state in
      guard state.end == nil else { return nil as CheckedContinuation<PieceResult, Never>? }
      state.end = end
      defer { state.reader = nil }
      return state.reader
    }
    reader?.resume(returning: end)
  }

  /// Nobody reads on; what is unread is forgotten. False when that was known.
  /// - Parameter failure: for a reader that is interrupted instead of closing; before a head it comes from the loop,
  ///   which knows what was sent.
  func giveUp(_ failure: TransportError?) -> Bool {
    let end: PieceResult = failure.map { .failure($0) } ?? .success(nil)
    let (isNews, reader) = state.withLock { state in
      let (isNews, isCut) = (!state.isGivenUp, state.end == nil || !state.unread.isEmpty)
      state.isGivenUp = true
      state.unread = []
      guard isCut, failure == nil || state.head != nil else {
        return (isNews, nil as CheckedContinuation<PieceResult, Never>?)
      }
      state.end = end
      defer { state.reader = nil }
      return (isNews, state.reader)
    }
    reader?.resume(returning: end)
    return isNews
  }
}
