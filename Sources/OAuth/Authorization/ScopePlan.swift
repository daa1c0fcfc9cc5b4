/// Which scopes a sign-in asks for and why (section 8); pure.
package struct ScopePlan: Sendable, Hashable {
  package enum Source: String, Sendable {
    /// `--scope`, sent as written.
    case user
    /// SCP-1.
    case challenge
    /// SCP-2.
    case resourceMetadata = "resource-metadata"
    /// SCP-3: the parameter is left out.
    case none
  }

  package let source: Source
  /// Nil leaves the parameter out.
  package let scope: Scope?
  /// SCP-8: `offline_access` was added because the authorization server lists it.
  package let addsOfflineAccess: Bool

  package init(user: Scope?, challenge: Scope?, resource: ResourceMetadata?, server: ServerMetadata) {
    if let user {
      (source, scope, addsOfflineAccess) = (.user, user.isEmpty ? nil : user, false)
      return
    }
    let listed = resource?.scopesSupported.map { Scope(tokens: $0) }
    let base: Scope
    if let challenge, !challenge.isEmpty {
      (source, base) = (.challenge, challenge)
    } else if let listed, !listed.isEmpty {
      (source, base) = (.resourceMetadata, listed)
    } else {
      (source, base) = (.none, Scope(tokens: []))
    }
    let offersOffline = server.scopesSupported?.contains("offline_access") ?? false
    addsOfflineAccess = offersOffline && !base.contains("offline_access")
    let full = addsOfflineAccess ? base.adding("offline_access") : base
    scope = full.isEmpty ? nil : full
  }
}
