import ArgumentParser
import JSON

@testable import Commands

/// A command as the parser knows it.
struct CommandNode: Sendable {
  struct Option: Sendable {
    /// With their dashes.
    let names: [String]
    /// The title of its group in the help, such as "Network".
    let group: String?
  }

  /// Behind the program's name; empty for the program itself.
  let words: [String]
  let options: [Option]
  let isGroup: Bool

  var names: Set<String> { Set(options.flatMap(\.names)) }

  func names(where isMeant: (String?) -> Bool) -> Set<String> {
    Set(options.filter { isMeant($0.group) }.flatMap(\.names))
  }
}

/// All commands, read from what the parser tells of itself.
enum CommandTree {
  struct Strange: Error {}

  /// Of every command, and told once, in the overview.
  static let everywhere: Set<String> = ["-h", "--help", "--version"]

  static let all: [CommandNode] = (try? read()) ?? []

  static var root: CommandNode? { all.first { $0.words.isEmpty } }

  /// Those that do something themselves.
  static var leaves: [CommandNode] { all.filter { !$0.isGroup } }

  private static func read() throws -> [CommandNode] {
    do {
      _ = try Root.parseAsRoot(["--experimental-dump-help"])
      throw Strange()
    } catch {
      guard let command = try JSONValue(parsing: Root.fullMessage(for: error))["command"] else {
        throw Strange()
      }
      return nodes(command, [])
    }
  }

  private static func nodes(_ command: JSONValue, _ words: [String]) -> [CommandNode] {
    let children = (command["subcommands"]?.array ?? []).filter { $0["commandName"]?.string != "help" }
    let options = (command["arguments"]?.array ?? []).filter { $0["kind"]?.string != "positional" }.map {
      argument in
      CommandNode.Option(
        names: (argument["names"]?.array ?? []).compactMap(Self.name), group: argument["sectionTitle"]?.string
      )
    }
    let node = CommandNode(words: words, options: options, isGroup: !children.isEmpty)
    return [node] + children.flatMap { nodes($0, words + [$0["commandName"]?.string ?? "?"]) }
  }

  private static func name(_ value: JSONValue) -> String? {
    value["name"]?.string.map { (value["kind"]?.string == "short" ? "-" : "--") + $0 }
  }
}
