import HTTP
import Testing

/// PRB-2, RFC 9110 §11.2 and §11.6.1.
@Suite("WWW-Authenticate")
struct ChallengeTests {
  @Test(
    "challenges are read in every legal spelling",
    arguments: [
      ([], ""), ([""], ""), (["  \t"], ""), ([",, ,"], ""), (["Bearer"], "Bearer{}"),
      (["Bearer "], "Bearer{}"),
      (["Bearer realm=\"x\""], "Bearer{realm=x}"), (["Bearer realm=x"], "Bearer{realm=x}"),
      (["Bearer realm=\"\""], "Bearer{realm=}"),
      (["Bearer realm = \"x\" ,\tscope\t=\ty"], "Bearer{realm=x;scope=y}"),
      (["Bearer\trealm=x"], "Bearer{realm=x}"), (["Bearer   realm=x"], "Bearer{realm=x}"),
      (["bEaReR ReSource_Metadata=\"u\""], "bEaReR{ReSource_Metadata=u}"),
      (
        ["Bearer scope=\"a b\", resource_metadata=\"https://h/x?a=b,c\", error=\"invalid_token\""],
        "Bearer{scope=a b;resource_metadata=https://h/x?a=b,c;error=invalid_token}"
      ),
      (
        ["Bearer error_description=\"a, b=\\\"c\\\" \\\\ d\\e\""], #"Bearer{error_description=a, b="c" \ de}"#
      ),
      // several schemes in one field
      (
        ["Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\", Basic realm=\"simple\""],
        #"Newauth{realm=apps;type=1;title=Login to "apps"}|Basic{realm=simple}"#
      ),
      (["Basic realm=\"x\",Bearer"], "Basic{realm=x}|Bearer{}"),
      (["Negotiate, Basic realm=x"], "Negotiate{}|Basic{realm=x}"),
      (["Negotiate , Basic realm=x"], "Negotiate{}|Basic{realm=x}"),
      (["Bearer, Bearer realm=b"], "Bearer{}|Bearer{realm=b}"),
      ([", ,Bearer realm=\"x\",,error=\"y\", ,"], "Bearer{realm=x;error=y}"),
      (
        ["Digest qop=\"auth,auth-int\", algorithm=MD5, nonce=\"a=b\", DPoP algs=\"ES256 PS256\""],
        "Digest{qop=auth,auth-int;algorithm=MD5;nonce=a=b}|DPoP{algs=ES256 PS256}"
      ),
      // several fields
      (["Bearer realm=a", "Basic realm=b", "Negotiate"], "Bearer{realm=a}|Basic{realm=b}|Negotiate{}"),
      // token68
      (["Negotiate abc=="], "Negotiate[abc==]{}"), (["Negotiate abc="], "Negotiate[abc=]{}"),
      (["NTLM a/b+c-._~"], "NTLM[a/b+c-._~]{}"),
      (["Negotiate abc==, Bearer realm=x"], "Negotiate[abc==]{}|Bearer{realm=x}"),
      (["Negotiate abc==  , Bearer realm=x"], "Negotiate[abc==]{}|Bearer{realm=x}"),
      (["Negotiate abc== "], "Negotiate[abc==]{}"),
      (["Negotiate abc"], "Negotiate[abc]{}"),
      (["Negotiate abc , Basic realm=x"], "Negotiate[abc]{}|Basic{realm=x}"),
      // token characters, obs-text
      (["X-!#$%&'*+-.^_`|~9 a!=b|c"], "X-!#$%&'*+-.^_`|~9{a!=b|c}"),
      (["Bearer realm='x'"], "Bearer{realm='x'}"),
      (["Bearer realm=\"é\u{212A}\""], "Bearer{realm=é\u{212A}}"),
      (["Bearer realm=\"a\tb\""], "Bearer{realm=a\tb}"),
    ] as [([String], String)])
  func legal(fields: [String], rendered: String) {
    let list = ChallengeList(fields)
    #expect(Self.render(list).utf8.elementsEqual(rendered.utf8))
    #expect(list.faults == [])
  }

  @Test(
    "what breaks the grammar is told with its place and hides nothing else",
    arguments: [
      (["realm=\"x\", Bearer error=y"], "Bearer{error=y}", ["schemeMissing@0:0"]),
      (["Basic realm=x", "scope=y, Bearer"], "Basic{realm=x}|Bearer{}", ["schemeMissing@1:0"]),
      (["Bearer realm=\"x"], "Bearer{}", ["unterminatedQuote@0:13"]),
      (["Bearer realm=\"x\\\""], "Bearer{}", ["unterminatedQuote@0:13"]),
      (["Bearer realm=\"x\\"], "Bearer{}", ["unterminatedQuote@0:13"]),
      (["Bearer error=a, realm=\"x"], "Bearer{error=a}", ["unterminatedQuote@0:22"]),
      (["Bearer a=b, realm=, error=y"], "Bearer{a=b;error=y}", ["valueMissing@0:18"]),
      (["Bearer a=b, realm="], "Bearer{a=b}", ["valueMissing@0:18"]),
      (["Bearer a=b, realm= "], "Bearer{a=b}", ["valueMissing@0:19"]),
      (["Bearer scope=\"a\", SCOPE=\"b\""], "Bearer{scope=a;SCOPE=b}", ["duplicateParameter@0:18"]),
      (["Bearer @, realm=x"], "Bearer{realm=x}", ["strayCharacter@0:7"]),
      (["@Bearer, Basic realm=x"], "Basic{realm=x}", ["strayCharacter@0:0"]),
      (["Bearer @x=\"a,b\", error=c"], "Bearer{error=c}", ["strayCharacter@0:7"]),
      (["Bearer @x=\"a\\\",b\", error=c"], "Bearer{error=c}", ["strayCharacter@0:7"]),
      (["Bearer @\", error=c"], "Bearer{error=c}", ["strayCharacter@0:7"]),
      (["Bearer {\"realm\": \"x\"}"], "Bearer{}", ["strayCharacter@0:7"]),
      (["\"Bearer\", Basic"], "Basic{}", ["strayCharacter@0:0"]),
      (["Bearer realm=\"x\"y, error=z"], "Bearer{realm=x;error=z}", ["strayCharacter@0:16"]),
      (["Bearer é=x, realm=y"], "Bearer{realm=y}", ["strayCharacter@0:7"]),
      // Servers that forget quotes
      (
        ["Bearer resource_metadata=https://h/x?a=b, scope=read"],
        "Bearer{resource_metadata=https://h/x?a=b;scope=read}", ["strayCharacter@0:25"]
      ),
      (["Bearer scope=a:b, error=x"], "Bearer{scope=a:b;error=x}", ["strayCharacter@0:13"]),
      (["Bearer scope=read write, error=x"], "Bearer{scope=read write;error=x}", ["strayCharacter@0:13"]),
      (
        ["Bearer error=x, error_description=The token is bad"],
        "Bearer{error=x;error_description=The token is bad}", ["strayCharacter@0:34"]
      ),
      (["Bearer realm=x\"y\", error=z"], "Bearer{realm=x;error=z}", ["strayCharacter@0:14"]),
      // and commas
      (["Bearer realm=\"x\" error=\"y\""], "Bearer{realm=x;error=y}", ["commaMissing@0:17"]),
      (["Bearer realm=x error=y"], "Bearer{realm=x;error=y}", ["commaMissing@0:15"]),
      (["Bearer realm=\"x\" Basic realm=\"y\""], "Bearer{realm=x}|Basic{realm=y}", ["commaMissing@0:17"]),
      (["Bearer realm=x Basic realm=y"], "Bearer{realm=x}|Basic{realm=y}", ["commaMissing@0:15"]),
      // A token68 and parameters exclude each other
      (["Bearer abc, realm=x"], "Bearer[abc]{realm=x}", ["strayCharacter@0:12"]),
    ] as [([String], String, [String])])
  func broken(fields: [String], rendered: String, faults: [String]) {
    let list = ChallengeList(fields)
    #expect(Self.render(list) == rendered)
    #expect(list.faults.map { "\($0.reason)@\($0.field):\($0.offset)" } == faults)
  }

  @Test(
    "authorization starts from what names resource metadata, then from Bearer (PRB-3, PRB-8)",
    arguments: [
      (["Basic realm=a, Bearer realm=b"], "Bearer{realm=b}"),
      (["DPoP algs=x, Bearer realm=b"], "Bearer{realm=b}"),
      (["Basic realm=a, DPoP algs=x"], "DPoP{algs=x}"), (["Basic realm=a"], nil), ([], nil),
      (["Basic realm=a, resource_metadata=u"], "Basic{realm=a;resource_metadata=u}"),
      (["Bearer realm=a, DPoP resource_metadata=u"], "DPoP{resource_metadata=u}"),
      (["Bearer realm=a", "Bearer resource_metadata=u"], "Bearer{resource_metadata=u}"),
      (["DPoP resource_metadata=d, Bearer resource_metadata=b"], "Bearer{resource_metadata=b}"),
      (["BEARER Resource_Metadata=b"], "BEARER{Resource_Metadata=b}"),
    ] as [([String], String?)])
  func authorization(fields: [String], rendered: String?) {
    #expect(ChallengeList(fields).authorization.map(Self.render) == rendered)
  }

  @Test("a parameter is found in any case, and the first of two counts")
  func lookup() throws {
    let challenge = try #require(ChallengeList(["bearer SCOPE=\"a\", scope=\"b\""]).first("Bearer"))
    #expect(challenge["Scope"] == "a")
    #expect(challenge["scop"] == nil)
    #expect(challenge.isScheme("BEARER") && !challenge.isScheme("Bearer2"))
  }

  @Test(
    "64 KiB of anything are read in linear time", .timeLimit(.minutes(1)),
    arguments: [
      "a=b,", "Bearer,", "Bearer a=b,", "\"", "@,", "@\"\\\",", "a ", "Bearer a b ", "a=\"\\\"", "=",
      "Bearer a=b c ",
    ])
  func linear(piece: String) {
    let field = "Bearer x=y," + String(repeating: piece, count: 65_000 / piece.utf8.count)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(!ChallengeList([field]).challenges.isEmpty) }
    #expect(time < .seconds(5))
  }

  private static func render(_ list: ChallengeList) -> String {
    list.challenges.map(render).joined(separator: "|")
  }

  private static func render(_ challenge: Challenge) -> String {
    challenge.scheme + (challenge.token68.map { "[\($0)]" } ?? "") + "{"
      + challenge.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: ";") + "}"
  }
}
