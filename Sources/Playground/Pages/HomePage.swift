/// Says what runs here and what to type.
enum HomePage {
  static func answer(in room: Room) -> Answer {
    let site = room.site
    let users = HTML.joined(
      room.configuration.users.map { "<code>\($0.name)</code> with the password <code>\($0.password)</code>" }
    )
    let clients = HTML.joined(
      room.demoClients.map { client in
        let secret: HTML = client.secret.map { "<br><code>\($0)</code>" } ?? ""
        return "<dt>\(client.name)</dt><dd><code>\(client.id)</code>\(secret)</dd>"
      })
    let content: HTML = """
      <div class="wide"></div>
      <h1>An MCP server to sign in to</h1>
      <p class="soft">Sign in from a terminal, look at every step, and break nothing.</p>
      <pre><code>mcpauth login \(site.resource)</code></pre>
      <pre><code>mcpauth call \(site.resource) todo_list</code></pre>
      <h2>Addresses</h2>
      <dl>
      <dt>MCP server</dt><dd><code>\(site.resource)</code></dd>
      <dt>Issuer</dt><dd><code>\(site.issuer)</code></dd>
      <dt>Its metadata</dt><dd><code>\(site.url(site.metadataDocuments[0].path))</code></dd>
      <dt>For devices</dt><dd><code>\(site.url(site.devicePath))</code></dd>
      </dl>
      <h2>Who can sign in</h2>
      <p class="small">\(users)</p>
      <h2>Clients that need no registration</h2>
      <dl>\(clients)</dl>
      """
    return Page.answer(200, title: "Start", content, in: room)
  }
}
