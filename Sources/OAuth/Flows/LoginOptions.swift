package import HTTP
package import JSON

/// What the user decides about a sign-in.
package struct LoginOptions: Sendable {
  package enum Resource: Sendable, Hashable {
    /// What the resource metadata says, else the canonical URL (RES-8).
    case published
    /// `--resource VALUE`, byte for byte.
    case value(String)
    /// `--no-resource`.
    case omitted
  }

  package var client = ClientOptions()
  /// `--scope`: sent as written.
  package var scope: Scope?
  /// What an earlier sign-in was told to ask for, where this one is told nothing.
  package var keptScope: Scope?
  package var resource = Resource.published
  package var authParameters: [(name: String, value: String)] = []
  package var clientName = Product.name
  package var registrationFields: [(name: String, value: JSONValue)] = []
  /// `--par`: the request is pushed even where the server does not demand it.
  package var pushes = false
  package var initialToken: Secret?
  package var listener = ListenerOptions()
  package var switches = Switches()
  /// How long a person is waited for, in seconds.
  package var patience = 300.0

  package init() {}

  /// The `resource` parameter (section 7); RES-6: scheme and host in lower case.
  package func resource(for discovered: Discovered) -> String? {
    switch resource {
    case .omitted: return nil
    case .value(let value): return value
    case .published: return Self.published(discovered.resource, discovered.endpoint, discovered.revision)
    }
  }

  /// RES-8: what the resource metadata says, else the canonical URL of the endpoint.
  static func published(
    _ resource: ResourceMetadata?, _ endpoint: Location?, _ revision: SpecRevision
  ) -> String? {
    if let resource { return resource.resource }
    guard revision.sendsResource, let endpoint else { return nil }
    let isBare = endpoint.path.isEmpty && endpoint.query == nil
    return isBare ? endpoint.origin : endpoint.canonical
  }
}
