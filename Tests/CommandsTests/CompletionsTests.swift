import ArgumentParser
import Testing

@testable import Commands

@Suite("Completions", .serialized) struct CompletionsTests {
  @Test(
    "the committed scripts are what the program generates: make completions",
    arguments: [("bash", "mcpauth.bash"), ("zsh", "_mcpauth"), ("fish", "mcpauth.fish")])
  func scripts(_ shell: String, _ file: String) throws {
    let generated = Root.completionScript(for: try #require(CompletionShell(rawValue: shell)))
    let committed = try Checkout.text("completions/\(file)")
    let different = zip(generated.split(separator: "\n"), committed.split(separator: "\n")).first {
      $0.0 != $0.1
    }
    #expect(different?.0 == different?.1)
    #expect(generated + "\n" == committed)
  }
}
