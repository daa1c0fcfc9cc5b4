/// Why bytes are not one DEFLATE stream, or not one that is worth its size.
package enum InflateError: Error, Sendable, Hashable {
  case cutShort
  case malformed
  case beyond(limit: Int)
  case trailingBytes
}

extension InflateError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cutShort: "it is cut short"
    case .malformed: "it is no DEFLATE stream"
    case .beyond(let limit): "it would be larger than \(limit) bytes"
    case .trailingBytes: "something follows its end"
    }
  }
}
