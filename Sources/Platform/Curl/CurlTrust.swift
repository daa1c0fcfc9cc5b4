import CCurl
import HTTP

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
    do throws(FileError) {
      // An option for one file replaces libcurl's own bundle, so both are given as one.
      let added = try FileBytes.read(own, limit: Self.limit)
      let system = [file, builtInFile].compactMap { $0 } + Self.usualBundles
      let base = system.lazy.compactMap { try? FileBytes.read($0, limit: Self.limit) }.first ?? []
      self = .certificates(base + [0x0A] + added)
    } catch {
      self = .unreadable(.tls("the certificates in \(own) cannot be read: \(error.description)"))
    }
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
