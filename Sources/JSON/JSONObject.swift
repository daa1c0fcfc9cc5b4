/// The members of an object in their order, duplicates included.
package struct JSONObject: Sendable, Hashable {
  package struct Member: Sendable, Hashable {
    package let name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }

    package static func == (left: Member, right: Member) -> Bool {
      left.name.isIdentical(to: right.name) && left.value == right.value
    }
  }

  package private(set) var members: [Member]

  package init(members: [Member] = []) { self.members = members }

  package init(_ pairs: [(String, JSONValue)]) { members = pairs.map { Member($0.0, $0.1) } }

  package var isEmpty: Bool { members.isEmpty }

  package var names: [String] { members.map(\.name) }

  /// How many members have that name, byte for byte.
  package func count(of name: String) -> Int { members.count { $0.name.isIdentical(to: name) } }

  /// The first member of that name, byte for byte; assigning replaces it, appends it, or with nil removes every one.
  package subscript(_ name: String) -> JSONValue? {
    get { members.first { $0.name.isIdentical(to: name) }?.value }
    set {
      guard let newValue else {
        members.removeAll { $0.name.isIdentical(to: name) }
        return
      }
      if let index = members.firstIndex(where: { $0.name.isIdentical(to: name) }) {
        members[index].value = newValue
      } else {
        members.append(Member(name, newValue))
      }
    }
  }

  /// Adds a member after the others, even when one of that name exists.
  package mutating func append(_ name: String, _ value: JSONValue) { members.append(Member(name, value)) }

  /// Adds a member only where there is a value.
  package mutating func set(_ name: String, _ value: JSONValue?) {
    guard let value else { return }
    self[name] = value
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
