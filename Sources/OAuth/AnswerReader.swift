import HTTP
import JSON

/// Reads typed members out of an answer, each fault with the exchange at which it was seen.
struct AnswerReader {
  let object: JSONObject
  let exchange: Int

  /// RFC 8259 §4: readers disagree on which of two members counts, so neither does.
  private func one(_ name: String) throws(AnswerFault) -> JSONValue? {
    guard object.count(of: name) < 2 else {
      throw .wrongType(name, expected: "once", got: "there twice", exchange: exchange)
    }
    return object[name]
  }

  func string(_ name: String) throws(AnswerFault) -> String? {
    guard let value = try one(name), !value.isNull else { return nil }
    guard let text = value.string else {
      throw .wrongType(name, expected: "a string", got: value.kind, exchange: exchange)
    }
    return text
  }

  /// A secret that is sent back in an Authorization field, where a line break would begin a field of its own.
  func bearer(_ name: String) throws(AnswerFault) -> Secret? {
    guard let text = try string(name) else { return nil }
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .badMember(
        name, reason: "has characters that no Authorization header may carry", exchange: exchange)
    }
    return Secret(text)
  }

  func strings(_ name: String) throws(AnswerFault) -> [String]? {
    guard let value = try one(name), !value.isNull else { return nil }
    guard let texts = value.strings else {
      throw .wrongType(name, expected: "an array of strings", got: value.kind, exchange: exchange)
    }
    return texts
  }

  /// A whole number, or one in a string, as some servers write it; fractions are cut, and what is beyond 64 bits is
  /// the last that fits.
  func integer(_ name: String) throws(AnswerFault) -> Int64? {
    guard let value = try one(name), !value.isNull else { return nil }
    if let whole = value.integer { return whole }
    if let text = value.string, let whole = Int64(text) { return whole }
    if let double = value.number?.double {
      return abs(double) < 9e18 ? Int64(double) : double < 0 ? .min : .max
    }
    throw .wrongType(name, expected: "a whole number", got: value.kind, exchange: exchange)
  }
}
