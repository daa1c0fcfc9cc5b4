import TestSupport
import Testing

@testable import Commands

@Suite("The manual") struct ManualTests {
  @Test("the parser tells of its commands") func tree() {
    #expect(CommandTree.all.count > 10)
    #expect(CommandTree.root?.names == CommandTree.everywhere)
  }

  @Test(
    "a page explains every option of its command, once, and no other",
    arguments: CommandTree.leaves.filter { $0.words.count == 1 })
  func options(_ command: CommandNode) throws {
    let told = try ManualPage("mcpauth-\(command.words[0])").options()
    #expect(Set(told) == command.names.subtracting(CommandTree.everywhere))
    #expect(told.count == Set(told).count)
  }

  private static let shared: Set<String?> = ["Discovery", "Network", "Session", "Output"]

  @Test(
    "a part of a page explains every option of its command, once, and no other",
    arguments: CommandTree.leaves.filter { $0.words.count > 1 })
  func partOptions(_ command: CommandNode) throws {
    let title = "mcpauth " + command.words.joined(separator: " ")
    let told = try ManualPage("mcpauth-\(command.words[0])").options { $0.part == title }
    #expect(Set(told) == command.names { !Self.shared.contains($0) }.subtracting(CommandTree.everywhere))
    #expect(told.count == Set(told).count)
  }

  @Test(
    "shared options stand once on the page of a group",
    arguments: ["Discovery", "Network", "Session", "Output"])
  func sharedOptions(_ group: String) throws {
    let told = try ManualPage("mcpauth-client").options { $0.part == group + " options" }
    let commands = CommandTree.leaves.filter { $0.words.first == "client" }
    #expect(Set(told) == commands.reduce(into: []) { $0.formUnion($1.names { $0 == group }) })
  }

  @Test(
    "shared options are told in the same words on every page", arguments: ["Discovery", "Network", "Output"])
  func sameWords(_ group: String) throws {
    let pages = try Checkout.names(in: "man").map { try ManualPage(String($0.dropLast(2))) }
    #expect(Set(pages.map { $0.list(group + " options") }.filter { !$0.isEmpty }).count == 1)
  }

  @Test("mandoc finds nothing to complain about") func lint() async throws {
    let pages = try Checkout.names(in: "man").map { Checkout.path("man/\($0)") }
    let run = try await Run.watch(
      ["mandoc", "-Tlint", "-W", "warning"] + pages, environment: Checkout.environment, input: .empty,
      limit: 20)
    #expect(run.status == 0, "\(run.out)\(run.err)")
  }

  @Test("the overview names every page") func overview() throws {
    let overview = try ManualPage("mcpauth")
    let linked = overview.items { $0.section == "DESCRIPTION" }.filter { $0.first == "Xr" }.map {
      $0[1] + ".1"
    }
    #expect(Set(linked + ["mcpauth.1"]) == Set(try Checkout.names(in: "man")))
    #expect(Set(overview.options()) == CommandTree.everywhere)
  }

  @Test("the exit statuses are those of the program") func exitStatuses() throws {
    let lines = try ManualPage("mcpauth").lines.filter { $0.section == "EXIT STATUS" }.map(\.text)
    for status in ExitStatus.allCases {
      let place = try #require(lines.firstIndex(of: ".It \(status.rawValue)"))
      let told = lines[(place + 1)...].prefix { !$0.hasPrefix(".") }.joined(separator: " ")
      #expect(told == Self.sentence(status.meaning))
    }
    #expect(lines.count { $0.hasPrefix(".It ") } == ExitStatus.allCases.count)
  }

  @Test("README's exit statuses are those of the program") func readmeStatuses() throws {
    let rows = try Checkout.text("README.md").split(separator: "\n").filter { line in
      line.hasPrefix("| ") && line.dropFirst(2).first?.isNumber == true
    }
    #expect(rows.map(String.init) == ExitStatus.allCases.map { "| \($0.rawValue) | \($0.meaning) |" })
  }

  @Test("the failure codes and their statuses are those of the program") func failureCodes() throws {
    let told = try ManualPage("mcpauth").items { $0.section == "DIAGNOSTICS" }
    let codes = FailureCode.allCases.map { ["Sy", $0.rawValue, "Pq", String($0.status.rawValue)] }
    #expect(Set(told) == Set(codes))
    #expect(told.count == codes.count)
  }

  private static func sentence(_ meaning: String) -> String {
    meaning.prefix(1).uppercased() + meaning.dropFirst() + "."
  }
}

extension CommandNode: CustomTestStringConvertible {
  var testDescription: String { words.joined(separator: " ") }
}
