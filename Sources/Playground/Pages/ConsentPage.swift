import HTTP

/// Shows who asks for what and where the answer goes; each permission can be left out.
enum ConsentPage {
  static func answer(_ id: String, _ ticket: Ticket, _ user: PlaygroundUser, in room: Room) -> Answer {
    let content: HTML = """
      <h1>\(ticket.clientName) asks for access</h1>
      <p class="soft">You are signed in as \(user.fullName) (\(user.name)).</p>
      <form method="post" action="\(room.site.consentPath)">
      <input type="hidden" name="ticket" value="\(id)">
      \(permissions(ticket))
      <dl>
      <dt>For</dt><dd><code>\(ticket.resource ?? room.site.resource)</code></dd>
      <dt>Goes back to</dt><dd>\(destination(ticket))</dd>
      <dt>Who asks</dt><dd>\(origin(ticket))</dd>
      </dl>
      <div class="buttons"><button type="submit" name="decision" value="allow">Allow</button>\
      <button type="submit" class="plain" name="decision" value="deny">Cancel</button></div>
      </form>
      """
    let target: String? =
      switch ticket.destination {
      case .client(let reply, _): Page.formTarget(reply.redirectURI)
      case .device: nil
      }
    return Page.answer(200, title: "Allow access", content, target: target, note: "consent page", in: room)
  }

  private static func permissions(_ ticket: Ticket) -> HTML {
    guard !ticket.scopes.isEmpty else {
      return "<p>It asks for no permission beyond knowing who you are.</p>"
    }
    let items = ticket.scopes.enumerated().map { (number, scope) -> HTML in
      let input = "scope-\(number)"
      return """
        <li><label for="\(input)"><input type="checkbox" id="\(input)" name="scope" value="\(scope)" checked>\
        <span>\(ScopeChoice.meaning(scope))<code>\(scope)</code></span></label></li>
        """
    }
    return "<ul class=\"scopes\">\(HTML.joined(items))</ul>"
  }

  private static func destination(_ ticket: Ticket) -> HTML {
    switch ticket.destination {
    case .device(let userCode): "The device that shows <code>\(userCode)</code>"
    case .client(let reply, _): destination(reply.redirectURI)
    }
  }

  private static func destination(_ redirectURI: String) -> HTML {
    guard let location = try? Location(redirectURI) else { return "an app on this device" }
    return location.host.isLoopback
      ? "<code>\(location.authority)</code>, a program on this computer"
      : "<code>\(location.authority)</code>"
  }

  private static func origin(_ ticket: Ticket) -> HTML {
    switch ticket.clientOrigin {
    case .preregistered: "A client that this server knows (<code>\(ticket.clientID)</code>)"
    case .registered: "A client that registered itself; its name is its own claim"
    case .document: "A client described at <code>\(ticket.clientID)</code>"
    }
  }
}
