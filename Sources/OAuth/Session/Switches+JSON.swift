import JSON

extension Switches {
  var json: JSONValue {
    var object = JSONObject()
    let lenient = leniencies.map(\.rawValue).sorted() + otherLeniencies
    if !lenient.isEmpty { object["lenient"] = JSONValue(lenient) }
    if allowsPrivate { object["allow_private"] = true }
    if !resolve.isEmpty { object["resolve"] = JSONValue(resolve) }
    if !typed.isEmpty { object["typed"] = JSONValue(typed) }
    object.set("scope", scope.map { .string($0) })
    object.set("ca", caFile.map { .string($0) })
    object.set("header_file", headerFile.map { .string($0) })
    object.add(others)
    return .object(object)
  }

  private static let names = [
    "lenient", "allow_private", "resolve", "typed", "scope", "ca", "header_file",
  ]

  init(stored reader: StoredReader) throws(StoredFault) {
    let lenient = reader.object["lenient"]?.strings ?? []
    self.init(
      leniencies: Set(lenient.compactMap { Leniency(rawValue: $0) }),
      allowsPrivate: reader.object["allow_private"]?.bool ?? false,
      resolve: reader.object["resolve"]?.strings ?? [],
      typed: reader.object["typed"]?.strings ?? [], scope: try reader.optionalString("scope"),
      caFile: try reader.optionalString("ca"), headerFile: try reader.optionalString("header_file"))
    otherLeniencies = lenient.filter { Leniency(rawValue: $0) == nil }
    others = reader.object.without(Self.names)
  }
}
