import HTTP
import JSON

/// Waits for the browser at the listener and for a pasted URL, whichever comes first; both are judged alike (AZ-13).
struct RedirectWait: Sendable {
  let listener: any RedirectListener
  /// Where that listens.
  let host: Host?
  let userAgent: any UserAgent
  let request: AuthorizationRequest
  let expected: ExpectedResponse
  /// Whom the person signed in to, for the page.
  let resource: String
  let deadline: Deadline
  let tell: @Sendable (LoginEvent) -> Void

  /// The parameters of the answer to this sign-in; nil when nobody came in time.
  func run() async -> FormBody? {
    await withTaskGroup(of: FormBody?.self) { group in
      group.addTask { await listener.wait(until: deadline) { judge($0) } }
      // Together: a browser may be back before the command that opened it has ended.
      group.addTask {
        await userAgent.visit(
          request.url,
          returning: ReturnPath(redirectURI: request.redirectURI, host: host, port: listener.port))
        return await pasted()
      }
      var ended = 0
      for await parameters in group {
        ended += 1
        // A closed terminal ends the second way only.
        if parameters != nil || ended == 2 || deadline.hasPassed {
          group.cancelAll()
          return parameters
        }
      }
      return nil
    }
  }

  private func pasted() async -> FormBody? {
    while !Task.isCancelled, let text = await userAgent.pastedRedirect() {
      let parameters = Self.parameters(ofPasted: text)
      if case .accept = judge(parameters) { return parameters }
    }
    return nil
  }

  /// Bytes, not characters, and without the blanks that a paste brings along.
  private static func parameters(ofPasted text: String) -> FormBody {
    let visible = text.utf8.filter { $0 > 0x20 }
    let query = visible.firstIndex(of: UInt8(ascii: "?")).map { visible[($0 + 1)...] } ?? visible[...]
    return FormBody(parsing: String(decoding: query.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self))
  }

  private func judge(_ parameters: FormBody) -> CallbackVerdict {
    do throws(AuthorizationFault) {
      _ = try AuthorizationResponse(parameters, expected: expected)
      return .accept(
        CallbackPage(
          isSuccess: true, title: "Authorized for \(resource)",
          detail: "Go back to the terminal; this page can be closed."))
    } catch {
      guard error.isOurs else {
        tell(.ignored(error))
        return .ignore(
          CallbackPage(
            isSuccess: false, title: "This page does not belong to the sign-in under way",
            detail: "Its state value is missing or another one. Use the page that mcpauth opened last."))
      }
      return .accept(Self.page(error))
    }
  }

  /// ISS-4: nothing of the server's words is shown after a wrong `iss`.
  private static func page(_ fault: AuthorizationFault) -> CallbackPage {
    let title = "The sign-in did not succeed"
    switch fault {
    case .refused(let refusal):
      return CallbackPage(
        isSuccess: false, title: title, detail: "The authorization server says: \(refusal.sentence)")
    case .issuerWrong, .issuerUnknown, .issuerMissing:
      return CallbackPage(
        isSuccess: false, title: title,
        detail: "The answer does not name the authorization server that was asked.")
    case .repeated, .codeMissing, .stateMissing, .stateWrong:
      return CallbackPage(isSuccess: false, title: title, detail: "The answer is not a valid one.")
    }
  }
}
