import HTTP
import NIOCore

extension ServerResponse {
  /// Writes itself to the connection whose request it answers; a slow peer slows a streamed body down.
  func send(to channel: any Channel, withBody: Bool) async {
    guard (200..<1_000).contains(status), ResponseFraming.isWritable(headers) else {
      return await ServerResponse(500).send(to: channel, withBody: withBody)
    }
    switch body {
    case .bytes(let bytes):
      channel.writeAndFlush(ResponsePart.whole(status: status, headers: headers, body: bytes), promise: nil)
    case .stream(let make):
      do {
        try await channel.writeAndFlush(ResponsePart.head(status: status, headers: headers)).get()
        if withBody { try await make(Self.writer(to: channel)) }
        try await channel.writeAndFlush(ResponsePart.end).get()
      } catch {
        channel.writeAndFlush(ResponsePart.abort, promise: nil)
      }
    }
  }

  private static func writer(to channel: any Channel) -> BodyWriter {
    BodyWriter { bytes throws(ConnectionClosed) in
      do {
        try await channel.writeAndFlush(ResponsePart.piece(bytes)).get()
      } catch {
        throw ConnectionClosed()
      }
    }
  }
}
