/// Asks for a name and a password, and tells both.
enum SignInPage {
  static func answer(_ id: String, _ ticket: Ticket, wasWrong: Bool, in room: Room) -> Answer {
    let users = room.configuration.users
    let hint = ticket.loginHint ?? ""
    let warning: HTML =
      wasWrong
      ? "<div class=\"note warn\" role=\"alert\"><p>That name and password do not belong together.</p></div>"
      : ""
    let accounts = HTML.joined(
      users.map { "<p>Sign in as <code>\($0.name)</code> with the password <code>\($0.password)</code></p>" })
    let content: HTML = """
      <h1>Sign in</h1>
      <p class="soft">to continue to <strong>\(ticket.clientName)</strong></p>
      \(warning)
      <form method="post" action="\(room.site.signInPath)">
      <input type="hidden" name="ticket" value="\(id)">
      <label class="field" for="username">User name</label>
      <input type="text" id="username" name="username" value="\(hint)" autocomplete="username" \
      autocapitalize="none" spellcheck="false" required autofocus>
      <label class="field" for="password">Password</label>
      <input type="password" id="password" name="password" autocomplete="current-password" required>
      <div class="buttons"><button type="submit">Sign in</button></div>
      </form>
      <div class="note">\(accounts)</div>
      """
    return Page.answer(
      200, title: "Sign in", content, note: wasWrong ? "wrong name or password" : "sign-in page", in: room)
  }
}
