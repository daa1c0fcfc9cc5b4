import HTTP
import Platform
import TestSupport
import Testing

@Suite("Streams")
struct StreamTests {
  static let head = RawServer.Act.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")

  @Test("the head comes before the body ends, and pieces as they come")
  func early() async throws {
    let server = try RawServer([.read, Self.head, .send("data: 1\n\n"), .awaitClose])
    let stream = try await live().open(getting(server.url()), for: .call)
    #expect(stream.head.status == 200)
    #expect(try await stream.next() == Array("data: 1\n\n".utf8))
    stream.close()
    stream.close()
    #expect(try await stream.next() == nil)
    await server.clientsClosed()
  }

  @Test("an event stream may last longer than the bound, as long as it is not silent for so long")
  func silence() async throws {
    let server = try RawServer([
      .read, Self.head, .trickle([UInt8](repeating: 65, count: 20), milliseconds: 100), .awaitClose,
    ])
    let stream = try await live().open(getting(server.url(), total: .seconds(1)), for: .call)
    var count = 0
    var failure: TransportError?
    do throws(TransportError) {
      while let piece = try await stream.next() { count += piece.count }
    } catch {
      failure = error
    }
    #expect(count == 20)
    #expect(failure?.reason == .timedOut(seconds: 1))
  }

  @Test("a slow reader slows the server down, and nothing is lost")
  func backPressure() async throws {
    let total = 100_000_000
    let server = try RawServer([
      .read, .send("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n"), .pour(total),
    ])
    let stream = try await live().open(getting(server.url(), total: .seconds(60)), for: .call)
    // What is on its way lies in the kernel's buffers; ours hold a small part of it.
    #expect(await server.stall() < 20_000_000)
    var count = 0
    var largest = 0
    while let piece = try await stream.next() {
      count += piece.count
      largest = max(largest, piece.count)
    }
    #expect(count == total)
    #expect(largest <= 262_144)
  }

  @Test("a slow reader does not count as a server's silence")
  func readerPauses() async throws {
    let total = 30_000_000
    let server = try RawServer([.read, Self.head, .pour(total)])
    let stream = try await live().open(getting(server.url(), total: .milliseconds(100)), for: .call)
    _ = await server.stall()
    var count = 0
    while let piece = try await stream.next() { count += piece.count }
    #expect(count == total)
  }

  @Test("cancelling the task ends the wait for a head at once")
  func cancelHead() async throws {
    let server = try RawServer([.read, .awaitClose])
    let (transport, request) = (live(), try getting(server.url(), total: .seconds(30)))
    let task = Task { await transport.failure(request) }
    while server.allReceived.isEmpty { await Task.yield() }
    task.cancel()
    let failure = await task.value
    #expect(failure?.reason == .cancelled)
    #expect(failure?.mayHaveArrived == true)
    await server.clientsClosed()
  }

  @Test("cancelling the task ends the wait for a body at once")
  func cancelBody() async throws {
    let server = try RawServer([.read, Self.head, .awaitClose])
    let stream = try await live().open(getting(server.url(), total: .seconds(30)), for: .call)
    let task = Task { () -> TransportError? in
      do throws(TransportError) {
        _ = try await stream.next()
        return nil
      } catch {
        return error
      }
    }
    task.cancel()
    #expect(await task.value?.reason == .cancelled)
    await server.clientsClosed()
  }

  @Test("an interrupted reader is never told that a cut body was whole")
  func cancelUnread() async throws {
    let server = try RawServer([.read, okay, .awaitClose])
    let transport = live()
    let stream = try await transport.open(getting(server.url()), for: .call)
    let task = Task { () -> TransportError? in
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      do throws(TransportError) {
        _ = try await stream.next()
        return nil
      } catch {
        return error
      }
    }
    #expect(await task.value?.reason == .cancelled)
  }

  @Test("a task that is cancelled already sends nothing")
  func cancelledBefore() async throws {
    let server = try RawServer([.read, okay])
    let (transport, request) = (live(), try getting(server.url()))
    let task = Task { () -> TransportError? in
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return await transport.failure(request)
    }
    let failure = await task.value
    #expect(failure?.reason == .cancelled)
    #expect(failure?.mayHaveArrived == false)
    #expect(server.connectionCount == 0)
  }

  @Test("a stream that nobody holds any more is closed")
  func dropped() async throws {
    let server = try RawServer([.read, Self.head, .awaitClose])
    let transport = live()
    _ = try await transport.open(getting(server.url()), for: .call)
    await server.clientsClosed()
  }

  @Test("the transport's end ends what is under way")
  func transportGone() async throws {
    let server = try RawServer([.read, okay, .awaitClose])
    var transport: CurlTransport? = live()
    _ = try await transport?.send(getting(server.url()), for: .probe)
    transport = nil
    await server.clientsClosed()
  }

  @Test("two hundred requests at once are all answered")
  func crowd() async throws {
    let server = try RawServer(Array(repeating: [.read, okay], count: 200).flatMap { $0 })
    let (transport, url) = (live(), server.url())
    let statuses = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<200 { group.addTask { try? await transport.send(getting(url), for: .probe).status } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.allSatisfy { $0 == 200 })
  }
}
