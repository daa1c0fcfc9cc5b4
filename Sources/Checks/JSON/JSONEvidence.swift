package import JSON
import OAuth

/// A text that should be JSON, and which part of what was given it is.
package struct JSONEvidence: Sendable {
  package let part: String
  package let json: Result<JSONDocument, JSONError>
  /// RFC 7515 §4: in the header of a token a name that occurs twice is an error.
  package let isHeader: Bool

  package init(_ part: String, _ json: Result<JSONDocument, JSONError>, isHeader: Bool = false) {
    self.part = part
    self.json = json
    self.isHeader = isHeader
  }

  package var oddities: [JSONOddity] { (try? json.get())?.oddities ?? [] }
}

extension JSONEvidence: RuleSubject {
  /// The text itself; `%ff` stands for a byte.
  package init?(example: String) {
    var bytes: [UInt8] = []
    var rest = Array(example.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    do throws(JSONError) { self.init("document", .success(try JSONDocument(parsing: bytes))) } catch {
      self.init("document", .failure(error))
    }
  }
}

extension TokenEvidence {
  /// The header and the content of a token, as far as they should be JSON.
  var jsonParts: [JSONEvidence] {
    var parts: [JSONEvidence] = []
    if let header = token.header { parts.append(JSONEvidence("header", header.json, isHeader: true)) }
    if let header = inner?.header { parts.append(JSONEvidence("inner header", header.json, isHeader: true)) }
    if let content, content.document != nil || content.looksLikeObject {
      parts.append(JSONEvidence("payload", content.json))
    }
    return parts
  }
}
