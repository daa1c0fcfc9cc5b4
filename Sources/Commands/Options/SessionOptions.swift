import ArgumentParser
import OAuth

/// Which of several accounts on a server a command means.
struct ProfileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Use another account on the same server (else MCPAUTH_PROFILE).", valueName: "name"))
  var profile: String?
}

/// Which session a command means, and whether any is kept.
struct SessionOptions: ParsableArguments {
  @OptionGroup var account: ProfileOptions

  @Flag(help: "Keep nothing on disk.")
  var noStore = false

  @OptionGroup var lock: WaitOption

  var profile: String? { account.profile }
}

/// Which account a command means that changes what is kept, and how long it waits for others that do.
struct StoreOptions: ParsableArguments {
  @OptionGroup var account: ProfileOptions
  @OptionGroup var lock: WaitOption
}

/// How long a lock of the store is waited for.
struct WaitOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Wait so many seconds for another process at the store (60).", valueName: "seconds"))
  var wait: Double?

  func validate() throws {
    guard let wait, !(0...86_400).contains(wait) else { return }
    throw ValidationError("--wait: 0 to 86400 seconds are needed")
  }
}

/// How long a token has to last.
struct LifeOption: ParsableArguments {
  @Option(
    name: .customLong("min-ttl"),
    help: ArgumentHelp("Renew a token that lasts less than so many seconds.", valueName: "seconds"))
  var minTTL: Double?

  func validate() throws {
    guard let minTTL, !(0..<Double.infinity).contains(minTTL) else { return }
    throw ValidationError("--min-ttl: a number of seconds is needed")
  }

  var demand: TokenDemand { minTTL.map { .lasting(Int64(min($0, 1e12).rounded(.up))) } ?? .good }
}
