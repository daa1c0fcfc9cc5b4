import JSON

/// For a person who was sent here with a request that cannot be answered to its sender.
enum ErrorPage {
  static func answer(_ refusal: Refusal, in room: Room) -> Answer {
    let content: HTML = """
      <h1>This request cannot go on</h1>
      <p>\(refusal.description)</p>
      <p class="soft small">You were not sent back, because nobody can be sure who sent you. \
      Close this page and start again there.</p>
      <div class="note"><p>Error <code>\(refusal.code)</code></p></div>
      """
    let status = refusal.status == 401 ? 400 : refusal.status
    return Page.answer(
      status, title: "Error", content, note: "\(refusal.code), \(refusal.description.harmless())", in: room)
  }
}
