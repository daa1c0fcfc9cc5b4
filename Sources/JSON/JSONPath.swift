/// Where in a document a value stands, written `authorization_servers[0].name`.
package struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  package enum Step: Sendable, Hashable {
    case member(String)
    case element(Int)
  }

  package var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }

  package func member(_ name: String) -> JSONPath { JSONPath(steps + [.member(name)]) }
  package func element(_ index: Int) -> JSONPath { JSONPath(steps + [.element(index)]) }

  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .member(let name) where Self.isPlain(name): text += text.isEmpty ? name : ".\(name)"
      case .member(let name): text += "[\(JSONValue.string(name).text())]"
      case .element(let index): text += "[\(index)]"
      }
    }
    return text.isEmpty ? "$" : text
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { $0.isASCIIWordByte || $0 == UInt8(ascii: "-") }
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var isASCIIWordByte: Bool {
    isASCIIDigit || self == UInt8(ascii: "_")
      || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
  }
}
