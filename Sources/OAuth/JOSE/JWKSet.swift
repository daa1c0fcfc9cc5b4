package import JSON
package import LibCrypto

/// RFC 7517 §5: a set of keys, indexed by what selects one; a key is read when it is asked for.
package struct JWKSet: Sendable {
  /// A key of the set, not read yet.
  package struct Entry: Sendable {
    /// In the order of the set.
    package let index: Int
    package let keyID: String?
    package let kind: String?
    fileprivate let range: Range<Int>
  }

  private let bytes: [UInt8]
  package let entries: [Entry]
  /// Whether it is one key by itself, which its owner means whatever a token calls its key.
  package let isSingle: Bool

  package enum Fault: Error, Sendable, Hashable {
    case notJSON(JSONError)
    case notASet
  }

  /// Reads a set, or a single JWK as a set of one.
  package init(_ bytes: [UInt8]) throws(Fault) {
    self.bytes = bytes
    guard let ranges = JSONElements.ranges(at: ["keys"], in: bytes) else {
      let object: JSONObject?
      do throws(JSONError) { object = try JSONValue(parsing: bytes).object } catch { throw .notJSON(error) }
      guard let object, object["kty"] != nil else { throw .notASet }
      entries = [Entry(index: 0, object, range: 0..<bytes.count)]
      isSingle = true
      return
    }
    isSingle = false
    entries = ranges.enumerated().map { index, range in
      Entry(index: index, try? JSONValue(parsing: bytes[range]).object, range: range)
    }
  }

  /// The members of a key; a value that is no object is a fault.
  package func object(_ entry: Entry) throws(JSONError) -> JSONObject? {
    try JSONValue(parsing: bytes[entry.range]).object
  }

  /// The key itself; nil where the element is no object.
  package func key(_ entry: Entry) throws(LibCryptoError) -> JWK? {
    guard let object = (try? object(entry)) ?? nil else { return nil }
    return try JWK(object)
  }

  /// Where the key stands in the text.
  package func offset(_ entry: Entry) -> Int { entry.range.lowerBound }
}

extension JWKSet.Entry {
  fileprivate init(index: Int, _ object: JSONObject?, range: Range<Int>) {
    self.init(index: index, keyID: object?["kid"]?.string, kind: object?["kty"]?.string, range: range)
  }
}
