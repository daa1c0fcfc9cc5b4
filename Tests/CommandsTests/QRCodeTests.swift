import LibCrypto
import Testing

@testable import Commands

/// Compared with what segno 1.6.6, an encoder that nobody here wrote, makes of the same texts.
@Suite("QR codes") struct QRCodeTests {
  /// A text that fills its version to the last byte, and the SHA-256 of the modules, row by row as 0 and 1.
  struct Golden: Sendable, CustomTestStringConvertible {
    let count: Int
    let version: Int
    let level: QRVersion.Level
    let mask: QRMask
    let digest: String
    let penalty: Int

    init(
      _ count: Int, _ version: Int, _ level: QRVersion.Level, _ mask: Int, _ digest: String, _ penalty: Int
    ) {
      self.count = count
      self.version = version
      self.level = level
      self.mask = QRMask(rawValue: mask) ?? .chequers
      self.digest = digest
      self.penalty = penalty
    }

    var testDescription: String { "version \(version), \(level), mask \(mask.rawValue)" }
  }

  private static func text(_ count: Int) -> [UInt8] {
    let text = "https://as.example/device?user_code=" + String(repeating: "WDJB-MJHT", count: 100)
    return Array(text.utf8.prefix(count))
  }

  @Test("every size and level is as another encoder makes it", arguments: goldens)
  func golden(row: Golden) throws {
    let text = Self.text(row.count)
    let version = QRVersion.all[row.version - 1]
    #expect(version.capacity(row.level) == row.count)
    let code = QRCode(text, version, row.level, row.mask)
    let bits = (0..<code.matrix.size).flatMap { line in
      (0..<code.matrix.size).map { code.matrix[line, $0] ? UInt8(ascii: "1") : UInt8(ascii: "0") }
    }
    let digest = Digest.sha256(bits).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }
    #expect(digest.joined().hasPrefix(row.digest))
    #expect(code.matrix.penalty == row.penalty)
  }

  static let goldens: [Golden] = [
    Golden(17, 1, .low, 0, "d652e86c5598fd3ecbb8ee975c3e4332", 1086),
    Golden(14, 1, .medium, 1, "4e07fe4018c772d16d25042b3da9782d", 1073),
    Golden(32, 2, .low, 2, "3e1e8b7d15d3fd39f64b8e367f023fdb", 1232),
    Golden(26, 2, .medium, 3, "1693697c302186b49f8e9144c28aafee", 1197),
    Golden(53, 3, .low, 4, "13f41d18c915679b520037e1418aa9fb", 1504),
    Golden(42, 3, .medium, 5, "eb66061abda02276ac5861189980c866", 1320),
    Golden(78, 4, .low, 6, "b830805bdb9acda1c7e762a6b1e816c0", 1476),
    Golden(62, 4, .medium, 7, "702bf7dd2158322e495c2cd29e0452a9", 1563),
    Golden(106, 5, .low, 0, "21ca72067e3fcedc3ac6e00a9fe50e6c", 1676),
    Golden(84, 5, .medium, 1, "712ea2af3d8184bc4550c9ba683ad7fb", 1573),
    Golden(134, 6, .low, 2, "b424f1e60e282ba88bc2f69531b6490e", 2204),
    Golden(106, 6, .medium, 3, "313336a9ddfe7ca3f735c279a51c2b01", 1843),
    Golden(154, 7, .low, 4, "d9f6a60b11dc2bf093a223e38976b2aa", 1929),
    Golden(122, 7, .medium, 5, "2671add9e57674665ed2b36de295afa0", 2188),
    Golden(192, 8, .low, 6, "c8d52baf4a715fafe00a402fe0c55b89", 2462),
    Golden(152, 8, .medium, 7, "12000f97c33510dbc148759f90f8caf9", 2578),
    Golden(230, 9, .low, 0, "0239ca46c48f70fc542dadb048b72f5d", 2665),
    Golden(180, 9, .medium, 1, "0a0f817dfd3ecfb928bd0a050c30021a", 2586),
    Golden(271, 10, .low, 2, "2143eca49f2b909336271b56d84fe617", 3220),
    Golden(213, 10, .medium, 3, "8f1045d6602d345c4eef384df479a5bd", 2852),
    Golden(321, 11, .low, 4, "a28fa041455ddb4ea1bc016fc247f1c9", 2972),
    Golden(251, 11, .medium, 5, "2dd8132bce6d9f7cd649885cd1b359c4", 3542),
    Golden(367, 12, .low, 6, "f2e2e6adeee617ce0082cebe2327a965", 3808),
    Golden(287, 12, .medium, 7, "f915e6e19eff5ab04e069c2e7b7e9bed", 3555),
    Golden(425, 13, .low, 0, "16bd2dcb6ad3754f1275e1d30cc69da3", 4505),
    Golden(331, 13, .medium, 1, "143bde4ea273cd98685ee73d02ebf3a8", 3403),
    Golden(458, 14, .low, 2, "db04f9ee9ae025df66fe9c5b6f2b0783", 4471),
    Golden(362, 14, .medium, 3, "1942d3cf4d3e5df9d56bf29fa5aa6bfb", 4727),
    Golden(520, 15, .low, 4, "cf389b4690ad9b36ce346ae26420d198", 4480),
    Golden(412, 15, .medium, 5, "f89faeedc30fa6bb337d0fb0628e98ed", 5159),
    Golden(586, 16, .low, 6, "779fda473f4f8a633c83f972c3b73042", 5639),
    Golden(450, 16, .medium, 7, "9f9d32932ffff2b5151c7f0ca9d24cb2", 5680),
    Golden(644, 17, .low, 0, "3c285f091c3a6ab33163a2a713b742a8", 5592),
    Golden(504, 17, .medium, 1, "f5b58fe1a569b587d7e14f938019d33c", 4501),
    Golden(718, 18, .low, 2, "f488169e11ecc43b1898f149da6fefa9", 7826),
    Golden(560, 18, .medium, 3, "b3008b9a5d7babf2efc843e3bdcb69ec", 6647),
    Golden(792, 19, .low, 4, "d5fd2ec9c4f5e297a00876fcb8392c7a", 5783),
    Golden(624, 19, .medium, 5, "0cc72cab4d875cf5f6dfbb30114a85b6", 7524),
    Golden(858, 20, .low, 6, "ac3ef1cc07a2ef434d4f20f6f2834571", 7824),
    Golden(666, 20, .medium, 7, "ccbaebc01f7bb2dd26b1ee0d2359bc13", 7416),
  ]

  // The picture is by qrcode 8.2, which pads as the standard says where segno puts a byte of zeros in front.
  @Test("a code is drawn in half blocks, dark on light or, without colours, light on dark")
  func drawing() throws {
    let code = QRCode(Array("https://as.example/device".utf8), QRVersion.all[1], .medium, .diagonals)
    #expect(Self.modules(of: code.lines(isColoured: true), isColoured: true) == Self.picture)
    #expect(Self.modules(of: code.lines(isColoured: false), isColoured: false) == Self.picture)
    let lines = code.lines(isColoured: true)
    #expect(lines.allSatisfy { $0.hasPrefix("\u{1B}[30;47m") && $0.hasSuffix("\u{1B}[0m") })
    #expect(lines.count == 17 && code.width == 33)
  }

  @Test("what is too long for the largest size is no code") func tooLong() {
    #expect(QRCode(String(repeating: "a", count: 858))?.version.number == 20)
    #expect(QRCode(String(repeating: "a", count: 859)) == nil)
    #expect(QRCode("")?.version.number == 1)
  }

  /// The modules inside the margin, which has to be light.
  private static func modules(of lines: [String], isColoured: Bool) -> [String] {
    var rows: [[Bool]] = []
    for line in lines {
      let bare = line.replacing("\u{1B}[30;47m", with: "").replacing("\u{1B}[0m", with: "")
      rows.append(bare.map { "█▀".contains($0) == isColoured })
      rows.append(bare.map { "█▄".contains($0) == isColoured })
    }
    let (margin, size) = (QRCode.margin, (rows.first?.count ?? 0) - 2 * QRCode.margin)
    let inside = margin..<margin + size
    let isLight = rows.indices.allSatisfy { row in
      rows[row].indices.allSatisfy { inside.contains(row) && inside.contains($0) || !rows[row][$0] }
    }
    guard isLight else { return ["the margin is not light"] }
    return rows[inside].map { row in row[inside].map { $0 ? "#" : "." }.joined() }
  }

  private static let picture = """
    #######.#.##....#.#######
    #.....#.###.#.....#.....#
    #.###.#..#.####...#.###.#
    #.###.#.#.##.#....#.###.#
    #.###.#.....#####.#.###.#
    #.....#..##.#.#.#.#.....#
    #######.#.#.#.#.#.#######
    ........##...............
    #.##.###.#....#...#..#.##
    ..#.#..##.#.....##.#...#.
    .##.###.#####...##.##....
    #...##..#.#..#...###.##..
    .####.####.####...#.#.###
    ..##.....#.##.#######...#
    .##...#..#.#.##..##.#.##.
    #.#.##.#.#.#..##...##...#
    ...######....#..#########
    ........#.#..##.#...#.#.#
    #######.#.#..##.#.#.#.###
    #.....#.#.###.###...#....
    #.###.#.......#.######..#
    #.###.#.#..#.#.#.##.#####
    #.###.#.#..##.#.###.#.##.
    #.....#....#.###.#..#.#..
    #######.##..###..########
    """.split(separator: "\n").map(String.init)
}
