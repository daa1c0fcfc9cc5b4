import HTTP
import OAuth
import Platform

/// How a person is reached: decided once, from options, environment and terminal.
enum SignInWay: Sendable {
  case browser(Browser)
  case byHand
  /// On any device, with a code.
  case device
  /// Nobody may be asked; the sentence says why.
  case forbidden(String)

  var isForbidden: Bool {
    if case .forbidden = self { true } else { false }
  }

  /// - Parameter isNonInteractive: wins over everything that names a way.
  init(
    _ arguments: BrowserArguments, _ device: DeviceArguments, _ environment: Environment,
    isNonInteractive: Bool
  ) throws(Failure) {
    let named =
      arguments.browser.map { Browser(command: $0) }
      ?? environment.variables["BROWSER"].flatMap { Browser(command: $0) }
    guard !(arguments.browser != nil && arguments.noBrowser) else {
      throw .usage("--browser and --no-browser exclude each other")
    }
    guard arguments.browser == nil || named != nil else { throw .usage("--browser: a command is needed") }
    if isNonInteractive {
      self = .forbidden("--non-interactive forbids a sign-in")
    } else if device.device {
      self = .device
    } else if arguments.noBrowser {
      self = .byHand
    } else if let named {
      self = .browser(named)
    } else if environment.variables.isCI {
      self = .forbidden("CI is set, so no browser is opened")
    } else {
      self = Browser.desktop.map { .browser($0) } ?? .byHand
    }
  }
}
