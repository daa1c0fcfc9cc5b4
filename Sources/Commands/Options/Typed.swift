import HTTP
import JSON

/// Values of the command line, parsed with an error that names the option and shows no user-info.
enum Typed {
  static func url(_ text: String, _ name: String) throws(Failure) -> Location {
    do throws(LocationError) { return try Location(text) } catch {
      throw .usage("\(name): \(error)")
    }
  }

  /// ASM-7: an issuer identifier has neither query nor fragment.
  static func issuer(_ text: String, _ name: String) throws(Failure) -> Location {
    let url = try url(text, name)
    guard url.query == nil, url.fragment == nil else {
      throw .usage("\(name): an issuer has neither query nor fragment")
    }
    return url
  }

  /// AZ-8: https, or http to loopback, and no fragment (RFC 6749 §3.1.2).
  static func redirectURI(_ text: String, _ name: String) throws(Failure) -> Location {
    let url = try url(text, name)
    guard url.isSecure || url.host.isLoopback else {
      throw .usage("\(name): https or a loopback address is needed")
    }
    guard url.fragment == nil else { throw .usage("\(name): a redirect URI has no fragment") }
    return url
  }

  /// `k=v`.
  static func pair(_ text: String, _ option: String) throws(Failure) -> (name: String, value: String) {
    guard let cut = text.firstIndex(of: "="), cut > text.startIndex else {
      throw .usage("\(option) \(text.harmless(limit: 60)): NAME=VALUE is needed")
    }
    return (String(text[..<cut]), String(text[text.index(after: cut)...]))
  }

  /// `k=v` where v is JSON if it reads as JSON, otherwise a string.
  static func field(_ text: String, _ option: String) throws(Failure) -> (name: String, value: JSONValue) {
    let pair = try pair(text, option)
    return (pair.name, (try? JSONValue(parsing: pair.value)) ?? .string(pair.value))
  }

  static func seconds(_ value: Double?, _ option: String) throws(Failure) -> Double? {
    guard let value else { return nil }
    guard value > 0, value <= 86_400 else {
      throw .usage("\(option): more than 0 and at most 86400 seconds are needed")
    }
    return value
  }

  /// One of the names of an enumeration.
  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String, _ option: String
  ) throws(Failure) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw .usage("\(option) \(text.harmless(limit: 40)): one of these is needed: \(known)")
  }

  static func port(_ value: Int?, _ option: String) throws(Failure) -> UInt16 {
    guard let value else { return 0 }
    guard let port = UInt16(exactly: value) else {
      throw .usage("\(option) \(value): a port is at most 65535")
    }
    return port
  }
}
