import Platform
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Output files")
struct OutputFileTests {
  private let folder: String

  init() throws {
    folder = "/tmp/mcpauth-output-\(getpid())-\(UInt32.random(in: .min ... .max))"
    #expect(unsafe mkdir(folder, 0o700) == 0)
  }

  private func content(_ path: String) throws -> [UInt8]? {
    try Descriptor(path: path, O_RDONLY).stream(limit: 1_000_000)
  }

  @Test("a new file is its owner's alone, and a loose one becomes so")
  func mode() throws {
    let path = folder + "/a"
    for _ in 0..<2 {
      _ = try OutputFile(path: path)
      #expect(try Descriptor(path: path, O_RDONLY).status().st_mode & 0o777 == 0o600)
      #expect(unsafe chmod(path, 0o666) == 0)
    }
  }

  @Test("links, folders and pipes are refused")
  func refused() throws {
    let (target, link, pipe) = (folder + "/target", folder + "/link", folder + "/pipe")
    _ = try OutputFile(path: target)
    #expect(unsafe symlink(target, link) == 0)
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    for path in [link, folder, pipe] {
      #expect(throws: SystemError.self) { try OutputFile(path: path) }
    }
  }

  @Test("the end is rewritten in place")
  func rewrite() throws {
    let path = folder + "/b"
    let file = try OutputFile(path: path)
    try file.rewrite(from: 0, Array("[]".utf8), before: [])
    try file.rewrite(from: 1, Array("1]".utf8), before: Array("]".utf8))
    #expect(try content(path) == Array("[1]".utf8))
  }

  @Test("when there is no room for more, what was there is put back")
  func full() async {
    await #expect(processExitsWith: .success) { exit(try Self.keepsWhatWasThere() ? 0 : 1) }
  }

  private static func keepsWhatWasThere() throws -> Bool {
    let path = "/tmp/mcpauth-full-\(getpid())"
    let file = try OutputFile(path: path)
    defer { _ = unsafe unlink(path) }
    try file.rewrite(from: 0, Array("[]".utf8), before: [])
    var limit = rlimit(rlim_cur: 1_000, rlim_max: 1_000)
    #if canImport(Darwin)
      let isSet = unsafe setrlimit(RLIMIT_FSIZE, &limit) == 0
    #else
      let isSet = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0
    #endif
    signal(SIGXFSZ, SIG_IGN)
    do throws(SystemError) {
      try file.rewrite(from: 1, [UInt8](repeating: 65, count: 5_000), before: Array("]".utf8))
      return false
    } catch {
      return try isSet && Descriptor(path: path, O_RDONLY).stream(limit: 10_000) == Array("[]".utf8)
    }
  }
}
