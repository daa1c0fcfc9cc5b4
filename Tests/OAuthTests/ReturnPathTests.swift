import HTTP
import OAuth
import Testing

@Suite("The way back") struct ReturnPathTests {
  @Test(
    "a port is forwarded from where the browser is sent to where it is waited for",
    arguments: [
      ("http://127.0.0.1:8000/callback", nil, 8000, "8000:127.0.0.1:8000"),
      ("http://localhost:8000/callback", nil, 8000, "8000:127.0.0.1:8000"),
      ("http://[::1]:8000/callback", "::1", 8000, "[::1]:8000:[::1]:8000"),
      ("http://127.0.0.1:8000/callback", "0.0.0.0", 8000, "8000:127.0.0.1:8000"),
      ("http://127.0.0.1:8000/callback", "::", 8000, "8000:[::1]:8000"),
      ("http://127.0.0.1:8000/callback", "192.168.0.7", 8000, "8000:192.168.0.7:8000"),
      ("http://127.0.0.1:9000/callback", nil, 8000, "9000:127.0.0.1:8000"),
      ("http://localhost/callback", nil, 8000, "80:127.0.0.1:8000"),
      ("https://me.example/callback", nil, 8000, nil), ("nonsense", nil, 8000, nil),
    ] as [(String, String?, UInt16, String?)])
  func forward(redirectURI: String, host: String?, port: UInt16, line: String?) {
    let address = host.flatMap { IPAddress($0) }.map { Host.address($0) }
    #expect(ReturnPath(redirectURI: redirectURI, host: address, port: port).forward == line)
  }
}
