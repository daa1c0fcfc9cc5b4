import FoundationEssentials

/// The files of the project that are held against the program.
enum Checkout {
  struct Unreadable: Error { let path: String }

  private static let root = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }

  static func path(_ path: String) -> String { root + "/" + path }

  static var environment: [String: String] {
    ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
  }

  static func text(_ path: String) throws -> String {
    guard let bytes = FileManager.default.contents(atPath: root + "/" + path) else {
      throw Unreadable(path: path)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).sorted()
  }
}
