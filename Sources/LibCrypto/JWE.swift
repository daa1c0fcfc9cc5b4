package import JSON

/// RFC 7516 §7.1: encrypted content in its compact form, taken apart but not opened.
package struct JWE: Sendable {
  /// The fields between the dots, in their order.
  package enum Field: String, Sendable, Hashable, CaseIterable {
    case header = "header"
    case encryptedKey = "encrypted key"
    case vector = "initialization vector"
    case ciphertext = "ciphertext"
    case tag = "authentication tag"
  }

  package let header: JSONObject
  package let encryptedKey: [UInt8]
  package let vector: [UInt8]
  package let ciphertext: [UInt8]
  package let tag: [UInt8]
  /// RFC 7516 §5.1: the header as it was written, which the tag covers.
  let authenticated: [UInt8]

  /// Reads the five fields and the header; nothing is opened, and libcrypto is not loaded.
  package init(_ text: [UInt8]) throws(JWEError) {
    let fields = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { Array($0) }
    guard fields.count == Field.allCases.count else { throw .fieldCount(fields.count) }
    var bytes: [[UInt8]] = []
    for (field, text) in zip(Field.allCases, fields) {
      do throws(Base64Error) { bytes.append(try Base64URL.decode(text)) } catch { throw .field(field, error) }
    }
    header = try Self.header(bytes[0])
    (encryptedKey, vector, ciphertext, tag) = (bytes[1], bytes[2], bytes[3], bytes[4])
    authenticated = fields[0]
  }

  /// RFC 7516 §5.2: an object of UTF-8 JSON whose names are unique.
  private static func header(_ bytes: [UInt8]) throws(JWEError) -> JSONObject {
    let document: JSONDocument
    do throws(JSONError) { document = try JSONDocument(parsing: bytes) } catch { throw .header(error) }
    for oddity in document.oddities {
      if case .duplicateMember(let name) = oddity.kind { throw .memberTwice(name) }
    }
    guard let header = document.value.object else { throw .headerNotObject }
    return header
  }
}

extension JWE {
  /// A text of the header; its absence and every other kind of value are errors.
  func text(_ name: String) throws(JWEError) -> String {
    guard let value = header[name] else { throw .memberMissing(name) }
    guard let text = value.string else {
      throw .memberInvalid(name, reason: "\(value.kind) instead of a string")
    }
    return text
  }

  /// RFC 7518 §4: bytes in base64url that an algorithm keeps in the header.
  func bytes(_ name: String) throws(JWEError) -> [UInt8] {
    let text = try text(name)
    do throws(Base64Error) { return try Base64URL.decode(text) } catch {
      throw .memberInvalid(name, reason: "not base64url: \(error)")
    }
  }

  package var algorithm: KeyManagement {
    get throws(JWEError) {
      let name = try text("alg")
      if name == KeyManagement.refused { throw .algorithmRefused(name) }
      guard let algorithm = KeyManagement(rawValue: name) else { throw .algorithmUnknown(name) }
      return algorithm
    }
  }

  package var encryption: ContentEncryption {
    get throws(JWEError) {
      let name = try text("enc")
      guard let encryption = ContentEncryption(rawValue: name) else { throw .encryptionUnknown(name) }
      return encryption
    }
  }

  /// RFC 7516 §4.1.3: whether the content was deflated first.
  var isCompressed: Bool {
    get throws(JWEError) {
      guard header["zip"] != nil else { return false }
      let name = try text("zip")
      guard name == "DEF" else { throw .compressionUnknown(name) }
      return true
    }
  }

  /// RFC 7515 §4.1.11: no extension is understood here, so each that is marked as critical is a refusal.
  func checkCritical() throws(JWEError) {
    guard let listed = header["crit"] else { return }
    guard let names = listed.strings, let first = names.first else {
      throw .memberInvalid("crit", reason: "no list of names")
    }
    throw .critical(first)
  }
}

/// What a hostile JWE may cost.
package struct JWELimits: Sendable {
  /// How often a passphrase is hashed at most.
  package var count: Int
  /// The bytes that the content may inflate to.
  package var inflated: Int

  package init(count: Int = 1_000_000, inflated: Int = 16_777_216) {
    self.count = count
    self.inflated = inflated
  }
}
