import ArgumentParser
import Playground

/// Options about devices that have no browser.
struct PlaygroundDevices: ParsableArguments {
  @Option(
    help: ArgumentHelp("Let a device wait so many seconds between two polls (5).", valueName: "seconds"))
  var deviceInterval: Int?

  @Option(help: ArgumentHelp("Let device codes live so many seconds (600).", valueName: "seconds"))
  var deviceLife: Int?

  @Option(
    help: ArgumentHelp(
      "With --auto-consent, tell a device so many times to wait before it is allowed (1).",
      valueName: "count"))
  var devicePolls: Int?

  @Option(
    help: ArgumentHelp("Call so many of a device's first polls too quick (0).", valueName: "count"))
  var deviceSlowDowns: Int?

  func apply(to configuration: inout PlaygroundConfiguration) throws(Failure) {
    if let deviceInterval {
      configuration.deviceInterval = Int64(
        try Typed.whole(deviceInterval, "--device-interval", 1...3_600, "seconds"))
    }
    if let deviceLife { configuration.deviceLife = try Typed.life(deviceLife, "--device-life") }
    if let devicePolls {
      configuration.devicePolls = try Typed.whole(devicePolls, "--device-polls", 0...1_000, "polls")
    }
    if let deviceSlowDowns {
      configuration.deviceSlowDowns = try Typed.whole(
        deviceSlowDowns, "--device-slow-downs", 0...1_000, "polls")
    }
  }
}
