/// The eight patterns that data may be turned over by, so that nothing in it looks like a finder.
enum QRMask: Int, Sendable, CaseIterable {
  case chequers, rows, columns, diagonals, bricks, crosses, waves, knots

  func turns(_ row: Int, _ column: Int) -> Bool {
    let product = row * column
    return switch self {
    case .chequers: (row + column) % 2 == 0
    case .rows: row % 2 == 0
    case .columns: column % 3 == 0
    case .diagonals: (row + column) % 3 == 0
    case .bricks: (row / 2 + column / 3) % 2 == 0
    case .crosses: product % 2 + product % 3 == 0
    case .waves: (product % 2 + product % 3) % 2 == 0
    case .knots: ((row + column) % 2 + product % 3) % 2 == 0
    }
  }
}

extension QRMatrix {
  /// How hard it is to read (ISO/IEC 18004 §7.8.3): less is better.
  var penalty: Int {
    var penalty = 0
    for index in 0..<size {
      let (row, column) = ((0..<size).map { self[index, $0] }, (0..<size).map { self[$0, index] })
      penalty += Self.runs(row) + Self.runs(column) + Self.likenesses(row) + Self.likenesses(column)
    }
    return penalty + squares + balance
  }

  /// Five or more alike in a line.
  private static func runs(_ line: [Bool]) -> Int {
    var (penalty, length) = (0, 1)
    for index in 1...line.count {
      if index < line.count, line[index] == line[index - 1] {
        length += 1
      } else {
        if length >= 5 { penalty += length - 2 }
        length = 1
      }
    }
    return penalty
  }

  /// What looks like a finder with four light modules before or behind it; the margin is light.
  private static func likenesses(_ line: [Bool]) -> Int {
    let finder = [true, false, true, true, true, false, true]
    let light = [false, false, false, false]
    let wide = light + line + light
    var (penalty, start) = (0, 4)
    while start <= line.count - 3 {
      let isLike =
        wide[start..<start + 7] == finder[...]
        && (wide[start - 4..<start] == light[...] || wide[start + 7..<start + 11] == light[...])
      penalty += isLike ? 40 : 0
      // None begins inside another.
      start += isLike ? 7 : 1
    }
    return penalty
  }

  /// Two by two alike.
  private var squares: Int {
    var count = 0
    for row in 0..<size - 1 {
      for column in 0..<size - 1
      where self[row, column] == self[row, column + 1] && self[row, column] == self[row + 1, column]
        && self[row, column] == self[row + 1, column + 1]
      {
        count += 1
      }
    }
    return count * 3
  }

  /// Far from half dark: ten for every five of a hundred.
  private var balance: Int {
    var dark = 0
    for row in 0..<size {
      for column in 0..<size where self[row, column] { dark += 1 }
    }
    return abs(dark * 20 - size * size * 10) / (size * size) * 10
  }
}
