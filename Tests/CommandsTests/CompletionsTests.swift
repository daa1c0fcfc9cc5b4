import ArgumentParser
import TestSupport
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
  @Test(
    "the committed scripts load in their shells and offer commands and options",
    arguments: [
      [
        "bash", "-c",
        """
        source FILE && complete -p mcpauth
        COMP_WORDS=(mcpauth TYPED) COMP_CWORD=1 COMP_LINE='mcpauth TYPED' COMP_POINT=${#COMP_LINE}
        _mcpauth mcpauth TYPED mcpauth; echo ${COMPREPLY[@]}
        """,
      ],
      ["fish", "-c", "source FILE; complete -C 'mcpauth TYPED'"],
      ["zsh", "-f", "-c", "compdef() { echo $*; }; source FILE; functions _mcpauth"],
    ])
  func load(_ words: [String]) async throws {
    let file = ["bash": "mcpauth.bash", "zsh": "_mcpauth", "fish": "mcpauth.fish"][words[0]] ?? ""
    let script = words.map { $0.replacing("FILE", with: Checkout.path("completions/\(file)")) }
    for (word, offer) in [("log", "login"), ("log", "logout"), ("--v", "--version")] {
      let run = try await Run.watch(
        script.map { $0.replacing("TYPED", with: word) }, environment: Checkout.environment, input: .empty,
        limit: 20)
      #expect(run.status == 0 && run.out.contains(offer), "\(words[0]): \(run.out)\(run.err)")
    }
  }
}
