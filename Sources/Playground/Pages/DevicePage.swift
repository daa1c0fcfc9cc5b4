/// Asks for the code that a device shows.
enum DevicePage {
  static func answer(code: String?, wasWrong: Bool, in room: Room) -> Answer {
    let warning: HTML =
      wasWrong
      ? "<div class=\"note warn\" role=\"alert\"><p>No device that waits shows that code.</p></div>" : ""
    let shown = code.map { UserCode.read($0) ?? String($0.prefix(20)) } ?? ""
    let content: HTML = """
      <h1>Connect a device</h1>
      <p class="soft">Type the code that your device or terminal shows. Go on only if it is in front of you.</p>
      \(warning)
      <form method="post" action="\(room.site.devicePath)">
      <label class="field" for="user_code">Code</label>
      <input type="text" id="user_code" name="user_code" value="\(shown)" placeholder="XXXX-XXXX" \
      autocomplete="off" autocapitalize="characters" spellcheck="false" required autofocus>
      <div class="buttons"><button type="submit">Continue</button></div>
      </form>
      """
    return Page.answer(
      200, title: "Connect a device", content, note: wasWrong ? "unknown code" : "code page", in: room)
  }

  /// What a person sees who has answered.
  static func end(isAllowed: Bool, note: String, in room: Room) -> Answer {
    let content: HTML =
      isAllowed
      ? "<h1>Your device is connected</h1><p class=\"soft\">Close this page and go back to it.</p>"
      : "<h1>Your device was not connected</h1><p class=\"soft\">Close this page; nothing was allowed.</p>"
    return Page.answer(200, title: "Connect a device", content, note: note, in: room)
  }
}
