import HTTP
import JSON

/// RFC 8707 §2: the resource that a token is for; some servers call the parameter `audience`, and both do here.
enum ResourceChoice {
  /// RFC 8707 §2.2: the resource of a later request is one that was asked for before.
  static func check(_ form: FormBody, _ grant: Grant, in room: Room) throws(Refusal) {
    for asked in values(form) {
      let fits = grant.resource.map { asked.isIdentical(to: $0) } ?? room.site.accepts(resource: asked)
      guard !fits else { continue }
      throw Refusal("invalid_target", "this grant is not for \"\(asked.harmless(limit: 200))\"")
    }
  }

  /// The one resource that a new grant is for; nil where the request names none.
  static func read(_ form: FormBody, in room: Room) throws(Refusal) -> String? {
    let values = values(form)
    if let stranger = values.first(where: { !room.site.accepts(resource: $0) }) {
      throw Refusal("invalid_target", "there is no resource \"\(stranger.harmless(limit: 200))\" here")
    }
    guard values.dropFirst().allSatisfy({ $0.isIdentical(to: values[0]) }) else {
      throw Refusal("invalid_target", "one resource at a time")
    }
    return values.first
  }

  private static func values(_ form: FormBody) -> [String] {
    form.values(of: "resource") + form.values(of: "audience")
  }
}
