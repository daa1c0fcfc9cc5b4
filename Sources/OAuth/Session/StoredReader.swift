import HTTP
import JSON

/// Reads members of a file of ours; a wrong one is named, and nothing is guessed.
struct StoredReader {
  let object: JSONObject

  init(object: JSONObject) { self.object = object }

  /// Refuses texts of a newer format before any other member is looked at.
  init(_ bytes: [UInt8], version: Int64) throws(StoredFault) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue(parsing: bytes) } catch { throw .notJSON(error) }
    guard let object = value.object, let written = object["version"]?.integer else {
      throw .member("version")
    }
    guard written >= 1 else { throw .member("version") }
    guard written <= version else { throw .newerVersion(written) }
    self.object = object
  }

  func string(_ name: String) throws(StoredFault) -> String {
    guard let text = object[name]?.string else { throw .member(name) }
    return text
  }

  func optionalString(_ name: String) throws(StoredFault) -> String? { try optional(name) { $0.string } }

  func integer(_ name: String) throws(StoredFault) -> Int64? { try optional(name) { $0.integer } }

  /// Nil only where there is nothing; a member of another type is a fault.
  private func optional<Value>(
    _ name: String, _ read: (JSONValue) -> Value?
  ) throws(StoredFault) -> Value? {
    guard let value = object[name] else { return nil }
    guard let found = read(value) else { throw .member(name) }
    return found
  }

  func location(_ name: String) throws(StoredFault) -> Location {
    guard let url = try optionalLocation(name) else { throw .member(name) }
    return url
  }

  func optionalLocation(_ name: String) throws(StoredFault) -> Location? {
    try optional(name) { value in value.string.flatMap { try? Location($0) } }
  }

  func child(_ name: String) throws(StoredFault) -> StoredReader {
    guard let child = try optionalChild(name) else { throw .member(name) }
    return child
  }

  func optionalChild(_ name: String) throws(StoredFault) -> StoredReader? {
    try optional(name) { value in value.object.map { StoredReader(object: $0) } }
  }
}
