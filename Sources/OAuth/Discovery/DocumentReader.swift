import HTTP
import JSON

/// Reads typed members out of a server's document; what is missing or of the wrong type says so by name.
struct DocumentReader {
  let object: JSONObject

  /// RFC 8259 §4: readers disagree on which of two members counts, so neither does.
  private func one(_ name: String) throws(DocumentFault) -> JSONValue? {
    guard object.count(of: name) < 2 else {
      throw .wrongType(member: name, expected: "once", got: "there twice")
    }
    return object[name]
  }

  func string(_ name: String) throws(DocumentFault) -> String? {
    guard let value = try one(name), !value.isNull else { return nil }
    guard let text = value.string else {
      throw .wrongType(member: name, expected: "a string", got: value.kind)
    }
    return text
  }

  func required(_ name: String) throws(DocumentFault) -> String {
    guard let text = try string(name) else { throw .memberMissing(name) }
    return text
  }

  func strings(_ name: String) throws(DocumentFault) -> [String]? {
    guard let value = try one(name), !value.isNull else { return nil }
    guard let texts = value.strings else {
      throw .wrongType(member: name, expected: "an array of strings", got: value.kind)
    }
    return texts
  }

  func flag(_ name: String) throws(DocumentFault) -> Bool? {
    guard let value = try one(name), !value.isNull else { return nil }
    guard let flag = value.bool else {
      throw .wrongType(member: name, expected: "a boolean", got: value.kind)
    }
    return flag
  }

  /// A URL of the document, judged by the policy before anything uses it (ASM-10, SEC-4).
  func location(_ name: String, _ policy: URLPolicy) throws(DocumentFault) -> Location? {
    guard let text = try string(name) else { return nil }
    let url: Location
    do throws(LocationError) { url = try Location(text) } catch { throw .badMember(name, error) }
    do throws(PolicyViolation) { _ = try policy.reach(of: url) } catch { throw .insecureMember(name, error) }
    return url
  }
}
