import HTTP
import JSON
import OAuth
import Platform
import Testing

@testable import Commands

@Suite("What a person needs to sign in on another device") struct DevicePromptTests {
  private static let wide = TerminalStyle(columns: 80, isUTF8: true, hasColours: true)
  private static let plain = TerminalStyle(columns: nil, isUTF8: true, hasColours: false)

  private static func prompt(
    _ style: TerminalStyle, code: String = "WDJB-MJHT", complete: String? = nil
  ) throws -> String {
    var document: JSONObject = [
      "device_code": "d", "user_code": .string(code), "verification_uri": "https://as.example/device",
      "expires_in": 600,
    ]
    document.set("verification_uri_complete", complete.map { .string($0) })
    let reply = HTTPReply(head: HTTPHead(status: 200), body: JSONValue.object(document).bytes())
    return DevicePrompt(authorization: try DeviceAuthorization(reply), style: style).text
  }

  @Test("without a terminal it is plain text, the host first") func text() throws {
    #expect(
      try Self.prompt(Self.plain, complete: "https://as.example/device?user_code=WDJB-MJHT") == """
        On any device, open this page of as.example:

          https://as.example/device

        and enter this code:

          WDJB-MJHT

        Or open this page, which has the code in it already:

          https://as.example/device?user_code=WDJB-MJHT

        """)
  }

  @Test("the host of the other page is named where it is another one") func hosts() throws {
    let text = try Self.prompt(Self.plain, complete: "https://login.example/?c=1")
    #expect(text.contains("Or open this page, of login.example, which"))
    #expect(try !Self.prompt(Self.plain, complete: "https://as.example/device").contains("Or open"))
  }

  @Test(
    "a drawing needs a terminal, its width and UTF-8",
    arguments: [
      (80, true, true, true), (64, true, true, true), (54, true, true, false), (20, true, false, false),
      (80, false, false, false),
      (nil, true, false, false),
      // The letters need more room than the code.
      (40, true, true, false),
    ] as [(Int?, Bool, Bool, Bool)])
  func drawings(columns: Int?, isUTF8: Bool, hasCode: Bool, hasLetters: Bool) throws {
    let style = TerminalStyle(columns: columns, isUTF8: isUTF8, hasColours: false)
    let text = try Self.prompt(style, complete: "https://as.example/device?user_code=WDJB-MJHT")
    #expect(text.contains("Or scan this:") == hasCode)
    #expect(text.contains("█▄▀▄█") == hasLetters)
    #expect(!text.contains("\u{1B}"))
  }

  @Test("colours are set only where they may be") func colours() throws {
    #expect(try Self.prompt(Self.wide).contains("\u{1B}[30;47m"))
  }

  @Test("what a server calls a code is shown without its escapes, and not at any length") func hostile()
    throws
  {
    let text = try Self.prompt(
      Self.plain, code: "\u{1B}[2J\u{202E}\r\n" + String(repeating: "x", count: 9_999))
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && text.utf8.count < 500)
  }

  @Test("letters that nobody drew are not drawn, small ones least of all")
  func letters() throws {
    #expect(BigLetters("WDJB-MJHT")?.width == 53)
    #expect(BigLetters("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")?.lines.count == 3)
    for text in ["", "wdjb", "É", "A B", String(repeating: "A", count: 41)] {
      #expect(BigLetters(text) == nil)
    }
    #expect(BigLetters("L1")?.lines == ["█      ▄█  ", "█       █  ", "▀▀▀▀▀ ▀▀▀▀▀"])
  }

  @Test(
    "the environment says what a terminal shows",
    arguments: [
      (["LANG": "C.UTF-8"], true), (["LANG": "de_DE.utf8"], true), (["LANG": "C"], false), ([:], false),
      (["LC_ALL": "C", "LANG": "C.UTF-8"], false), (["LC_ALL": "", "LANG": "C.UTF-8"], true),
      (["LC_CTYPE": "en_US.UTF-8", "LANG": "C"], true),
    ] as [([String: String], Bool)])
  func locale(variables: [String: String], isUTF8: Bool) {
    var environment = Environment.live
    environment.variables = Variables { variables[$0] }
    #expect(TerminalStyle(environment).isUTF8 == isUTF8)
  }
}
