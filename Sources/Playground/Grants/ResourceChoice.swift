import HTTP
import JSON

/// RFC 8707 §2.2: the resource of a token request is one that was asked for before.
enum ResourceChoice {
  static func check(_ form: FormBody, _ grant: Grant, in room: Room) throws(Refusal) {
    for asked in form.values(of: "resource") {
      let fits = grant.resource.map { asked.isIdentical(to: $0) } ?? room.site.accepts(resource: asked)
      guard !fits else { continue }
      throw Refusal("invalid_target", "this grant is not for \"\(asked.harmless(limit: 200))\"")
    }
  }

  /// The one resource that a new grant is for; nil where the request names none.
  static func read(_ values: [String], in room: Room) throws(Refusal) -> String? {
    if let stranger = values.first(where: { !room.site.accepts(resource: $0) }) {
      throw Refusal("invalid_target", "there is no resource \"\(stranger.harmless(limit: 200))\" here")
    }
    guard values.count <= 1 else { throw Refusal("invalid_target", "one resource at a time") }
    return values.first
  }
}
