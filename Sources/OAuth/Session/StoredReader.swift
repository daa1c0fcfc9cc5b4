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
    guard let object = value.object, let written = object["version"]?.integer else { throw .member("version") }
    guard written <= version else { throw .newerVersion(written) }
    self.object = object
  }

  func string(_ name: String) throws(StoredFault) -> String {
    guard let text = object[name]?.string else { throw .member(name) }
    return text
  }

  func optionalString(_ name: String) -> String? { object[name]?.string }

  func integer(_ name: String) -> Int64? { object[name]?.integer }

  func location(_ name: String) throws(StoredFault) -> Location {
    guard let url = optionalLocation(name) else { throw .member(name) }
    return url
  }

  func optionalLocation(_ name: String) -> Location? { optionalString(name).flatMap { try? Location($0) } }

  func child(_ name: String) throws(StoredFault) -> StoredReader {
    guard let child = optionalChild(name) else { throw .member(name) }
    return child
  }

  func optionalChild(_ name: String) -> StoredReader? { object[name]?.object.map { StoredReader(object: $0) } }
}
