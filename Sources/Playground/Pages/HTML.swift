import HTTP
import JSON

/// Markup in which every interpolated text is escaped, so nothing that a stranger wrote becomes markup.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  let text: String

  private init(text: String) { self.text = text }

  init(stringLiteral value: String) { text = value }

  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  static func joined(_ parts: [HTML]) -> HTML { HTML(text: parts.map(\.text).joined(separator: "\n")) }

  /// Escapes texts and takes markup as it is.
  struct Interpolation: StringInterpolationProtocol {
    var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ markup: HTML) { text += markup.text }

    mutating func appendInterpolation(_ value: String) {
      for scalar in value.unicodeScalars {
        switch scalar {
        case "&": text += "&amp;"
        case "<": text += "&lt;"
        case ">": text += "&gt;"
        case "\"": text += "&quot;"
        case "'": text += "&#39;"
        // Bidi controls would let a name rearrange the sentence around it.
        case _ where scalar.isUnsafeOnTerminal: text += "\u{FFFD}"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
  }
}
