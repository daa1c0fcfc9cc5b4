import ArgumentParser
import OAuth

/// Which session a command means, and how it is come by.
struct SessionOptions: ParsableArguments {
  @OptionGroup var account: ProfileOption

  @Flag(help: "Keep nothing on disk.")
  var noStore = false

  @OptionGroup var lock: WaitOption

  var profile: String? { account.profile }
}

/// What commands on clients take of the options above.
struct StoreOptions: ParsableArguments {
  @OptionGroup var account: ProfileOption
  @OptionGroup var lock: WaitOption
}

/// Which of several accounts on one server is meant; every command takes it.
struct ProfileOption: ParsableArguments {
  @Option(help: ArgumentHelp("Use another account on the same server.", valueName: "name"))
  var profile: String?
}

/// How long a lock of the store is waited for.
struct WaitOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Wait so many seconds for another process at the store (60).", valueName: "seconds"))
  var wait: Double?
}

/// How long a token has to last.
struct LifeOption: ParsableArguments {
  @Option(
    name: .customLong("min-ttl"),
    help: ArgumentHelp("Renew a token that lasts less than so many seconds.", valueName: "seconds"))
  var minTTL: Double?

  func demand() throws(Failure) -> TokenDemand {
    guard let minTTL else { return .good }
    guard minTTL >= 0, minTTL < .infinity else { throw .usage("--min-ttl: a number of seconds is needed") }
    return .lasting(Int64(min(minTTL, 1e12).rounded(.up)))
  }
}
