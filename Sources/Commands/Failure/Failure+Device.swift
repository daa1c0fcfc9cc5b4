import HTTP
import JSON
import OAuth

extension Failure {
  /// How a sign-in on another device came to nothing.
  init(_ fault: DeviceFault, typed: Location) {
    let again = "mcpauth login --device \(Shell.quote(typed.text))"
    switch fault {
    case .request(let fault):
      self.init(fault, doing: "the device authorization request")
      if case .refused(let refusal) = fault, refusal.code == "unauthorized_client" {
        next = ["Ask its administrator to allow this client the grant \(SignInGrant.deviceCode.type)"]
      }
    case .pageRefused(let error, let exchange):
      self.init(page: error, subject: "verification_uri", exchange: exchange)
    case .refused(let refusal):
      self.init(.consentRefused, "the sign-in was refused: \(refusal.sentence)", exchange: refusal.exchange)
    case .nobodyCame(let seconds, let exchange):
      self.init(
        .nobodyCame, "nobody entered the code within \(Int(seconds.rounded(.up))) s", exchange: exchange,
        next: ["For another code:", again])
    }
  }
}
