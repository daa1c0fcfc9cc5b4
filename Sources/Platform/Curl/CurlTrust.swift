import CCurl
import HTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whose certificates are believed: what libcurl came with, the variables that curl reads, and `--ca` beside them.
enum CurlTrust: Sendable {
  case builtIn
  case paths(file: String?, folder: String?)
  /// PEM: the system's bundle and the file of `--ca`.
  case certificates([UInt8])
  case unreadable(TransportError.Reason)

  /// - Parameter builtInFile: the bundle that libcurl would read by itself, where it tells.
  init(_ configuration: CurlConfiguration, builtInFile: String?) {
    let environment = configuration.environment
    let bundle = environment["CURL_CA_BUNDLE"].nonEmpty
    let file = bundle ?? environment["SSL_CERT_FILE"].nonEmpty
    let folder = bundle == nil ? environment["SSL_CERT_DIR"].nonEmpty : nil
    guard let own = configuration.caFile else {
      self = file == nil && folder == nil ? .builtIn : .paths(file: file, folder: folder)
      return
    }
    do throws(SystemError) {
      // An option for one file replaces libcurl's own bundle, so both are given as one.
      let added = try Self.read(own)
      let system = [file, builtInFile].compactMap { $0 } + Self.usualBundles
      let base = system.lazy.compactMap { try? Self.read($0) }.first ?? []
      self = .certificates(base + [0x0A] + added)
    } catch {
      self = .unreadable(.tls("the certificates in \(own) cannot be read: \(error.reason)"))
    }
  }

  private static func read(_ path: String) throws(SystemError) -> [UInt8] {
    guard let bytes = try Descriptor(path: path, O_RDONLY).stream(limit: limit) else {
      throw SystemError("read", EFBIG)
    }
    return bytes
  }

  func apply(to transfer: CurlTransfer) throws(CurlOptionError) {
    switch self {
    case .builtIn, .unreadable: break
    case .paths(let file, let folder):
      if let file { try transfer.set(CURLOPT_CAINFO, file) }
      if let folder { try transfer.set(CURLOPT_CAPATH, folder) }
    case .certificates(let pem): try transfer.set(CURLOPT_CAINFO_BLOB, pem)
    }
  }

  private static let limit = 16_777_216

  private static let usualBundles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
  ]
}

extension String? {
  fileprivate var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}
