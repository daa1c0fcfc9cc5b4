import CCurl
import HTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whose certificates are believed: what libcurl came with, the variables that curl reads, and `--ca` beside them.
struct CurlTrust: Sendable {
  /// A folder of certificates by hash, of which OpenSSL opens only the one it needs. It is a part of the whole
  /// trust and saves reading a bundle of hundreds for every connection, which takes longer than the handshake.
  private let quickFolder: String?
  private let file: String?
  private let folder: String?
  private let ownFile: String?
  /// PEM: the system's bundle and the file of `--ca`, because an option for one file replaces libcurl's own.
  private let certificates: [UInt8]?
  /// Why the file of `--ca` is of no use.
  let failure: TransportError.Reason?

  /// - Parameters:
  ///   - builtInFile: the bundle that libcurl reads by itself, where it tells.
  ///   - builtInFolder: likewise the folder.
  init(_ configuration: CurlConfiguration, builtInFile: String?, builtInFolder: String?) {
    let environment = configuration.environment
    let bundle = environment["CURL_CA_BUNDLE"].nonEmpty
    file = bundle ?? environment["SSL_CERT_FILE"].nonEmpty
    folder = bundle == nil ? environment["SSL_CERT_DIR"].nonEmpty : nil
    quickFolder = [folder, builtInFolder].compactMap { $0 }.first(where: Self.hasHashes)
    ownFile = configuration.caFile
    guard let ownFile else {
      (certificates, failure) = (nil, nil)
      return
    }
    do throws(SystemError) {
      let own = try Self.read(ownFile)
      let bundles = [file, builtInFile].compactMap { $0 } + Self.usualBundles
      let system = bundles.lazy.compactMap { try? Self.read($0) }.first ?? []
      (certificates, failure) = (system + [0x0A] + own, nil)
    } catch {
      (certificates, failure) = (nil, .tls("the certificates in \(ownFile) cannot be read: \(error.reason)"))
    }
  }

  var isQuick: Bool { quickFolder != nil }

  /// - Parameter wholly: with everything, after the quick way did not verify the server.
  func apply(to transfer: CurlTransfer, wholly: Bool) throws(CurlOptionError) {
    if let quickFolder, !wholly {
      try transfer.set(CURLOPT_CAINFO, ownFile)
      return try transfer.set(CURLOPT_CAPATH, quickFolder)
    }
    if let folder { try transfer.set(CURLOPT_CAPATH, folder) }
    if let certificates {
      try transfer.set(CURLOPT_CAINFO_BLOB, certificates)
    } else if let file {
      try transfer.set(CURLOPT_CAINFO, file)
    }
  }

  private static func read(_ path: String) throws(SystemError) -> [UInt8] {
    guard let bytes = try Descriptor(path: path, O_RDONLY).stream(limit: 16_777_216) else {
      throw SystemError("read", EFBIG)
    }
    return bytes
  }

  private static func hasHashes(_ folder: String) -> Bool {
    guard let names = try? Descriptor(path: folder, O_RDONLY | O_DIRECTORY).names() else { return false }
    return names.contains { $0.utf8.count == 10 && $0.hasSuffix(".0") }
  }

  private static let usualBundles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
  ]
}

extension String? {
  fileprivate var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}
