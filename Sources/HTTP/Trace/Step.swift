/// What an exchange was for; the names are stable and stand in traces, `-v` and the manual.
package enum Step: String, Sendable, Hashable, CaseIterable {
  case probe
  case resourceMetadata = "resource-metadata"
  case serverMetadata = "server-metadata"
  case registration
  case registrationRead = "registration-read"
  case registrationUpdate = "registration-update"
  case registrationDelete = "registration-delete"
  /// The browser's visit: nothing of ours is sent, the URL is kept.
  case authorization
  /// The inbound request of the browser to the loopback listener.
  case callback
  case token
  case refresh
  /// RFC 8693, at the server or at an enterprise's identity provider.
  case tokenExchange = "token-exchange"
  /// A workload's own token, asked for where it runs.
  case workloadToken = "workload-token"
  case deviceAuthorization = "device-authorization"
  /// RFC 9126.
  case pushedAuthorization = "pushed-authorization"
  case revocation
  case introspection
  case keys
  /// A client ID metadata document, read by the playground as an authorization server does.
  case clientDocument = "client-document"
  case call
}
