package import JSON
package import LibCrypto

/// A token taken apart without believing a word of it: what can be decoded is, and every fault is kept.
package struct JOSEToken: Sendable {
  package enum Form: String, Sendable, Hashable {
    /// RFC 7515: three fields, signed.
    case signed = "jws"
    /// RFC 7515 A.5: a JWS whose algorithm is `none`.
    case unsecured
    /// RFC 7516: five fields, encrypted.
    case encrypted = "jwe"
    /// Anything else: only its issuer can read it.
    case opaque
  }

  /// A text between dots.
  package struct Field: Sendable {
    package let name: String
    /// Of its first byte in the token.
    package let offset: Int
    /// As far as they can be told.
    package let bytes: [UInt8]
    package let fault: Base64Error?
  }

  /// Bytes that should be JSON.
  package struct Part: Sendable {
    package let bytes: [UInt8]
    package let json: Result<JSONDocument, JSONError>

    package init(_ bytes: [UInt8]) {
      self.bytes = bytes
      do throws(JSONError) {
        json = .success(try JSONDocument(parsing: bytes, limits: JOSEToken.limits))
      } catch { json = .failure(error) }
    }

    init(_ bytes: [UInt8], _ document: JSONDocument) { (self.bytes, json) = (bytes, .success(document)) }

    package var document: JSONDocument? { try? json.get() }
    package var object: JSONObject? { document?.value.object }
  }

  package let text: [UInt8]
  package let form: Form
  package let fields: [Field]
  /// Nil where it is opaque.
  package let header: Part?
  /// What is signed; nil for every other form.
  package let payload: Part?
  package let faults: [SpellingFault]

  static let limits = JSONLimits(depth: 64, values: 100_000)

  package init(_ text: [UInt8]) {
    var reader = JOSETokenReader(text)
    self = reader.read()
  }

  init(text: [UInt8], form: Form, fields: [Field], header: Part?, payload: Part?, faults: [SpellingFault]) {
    self.text = text
    self.form = form
    self.fields = fields
    self.header = header
    self.payload = payload
    self.faults = faults
  }

  /// The members of the header, none where it is no object.
  package var members: JSONObject { header?.object ?? JSONObject() }

  /// RFC 7515 §4.1.1.
  package var algorithm: String? { members["alg"]?.string }

  /// RFC 7515 §5.1: what the signature is made over.
  package var signingInput: [UInt8] {
    guard fields.count > 2 else { return [] }
    return Array(text[..<(fields[2].offset - 1)])
  }

  /// Empty where there is none.
  package var signature: [UInt8] { fields.count > 2 && form != .encrypted ? fields[2].bytes : [] }
}

/// Why a text is not quite a token.
package enum SpellingFault: Sendable, Hashable {
  case empty
  /// RFC 6750 §2.1: a blank ends a token.
  case blank(UInt8, offset: Int)
  /// A byte that no token has.
  case character(UInt8, offset: Int)
  /// Somebody shortened it for display.
  case ellipsis(offset: Int)
  /// Fields are missing at the end.
  case cutShort(fields: Int, needed: Int)
  case fieldCount(Int, needed: Int)
  case emptyField(String, offset: Int)
  case encoding(field: String, offset: Int, Base64Error)
}
