import ArgumentParser

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

  var profile: String? { account.profile }
}
