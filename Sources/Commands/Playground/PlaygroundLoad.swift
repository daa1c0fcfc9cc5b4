import ArgumentParser
import JSON
import Playground

/// Options about a playground that has too much to do.
struct PlaygroundLoad: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Answer 429 to more token requests than so many in so many seconds.", valueName: "count/seconds"))
  var rateLimit: String?

  @Option(
    help: ArgumentHelp(
      "Answer 429 to the first token requests, with this Retry-After (1).", valueName: "count[:retry-after]"))
  var busy: String?

  @Option(help: ArgumentHelp("Let every answer wait so many milliseconds.", valueName: "milliseconds"))
  var slow: Int?

  func apply(to configuration: inout PlaygroundConfiguration) throws(Failure) {
    if let rateLimit {
      let parts = rateLimit.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let count = parts[0], let seconds = parts[1], (1...100_000).contains(count),
        (1...86_400).contains(seconds)
      else {
        throw .usage("--rate-limit \(rateLimit.harmless(limit: 40)): COUNT/SECONDS is needed, such as 5/60")
      }
      configuration.load.limit = Load.Limit(count: count, seconds: Double(seconds))
    }
    if let busy { configuration.load.busy = try Self.busy(busy) }
    if let slow {
      configuration.load.delay = .milliseconds(try Typed.whole(slow, "--slow", 0...600_000, "milliseconds"))
    }
  }

  /// What stands behind the colon goes out as it is: clients meet worse than numbers.
  private static func busy(_ text: String) throws(Failure) -> Load.Busy {
    let colon = text.firstIndex(of: ":")
    let retryAfter = colon.map { String(text[text.index(after: $0)...]) } ?? "1"
    guard let count = Int(text[..<(colon ?? text.endIndex)]), (0...100_000).contains(count),
      retryAfter.utf8.count <= 200, retryAfter.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
    else {
      throw .usage("--busy \(text.harmless(limit: 40)): COUNT[:RETRY_AFTER] is needed, such as 2:30")
    }
    return Load.Busy(count: count, retryAfter: retryAfter.isEmpty ? nil : retryAfter)
  }
}
