extension QRCode {
  /// Light modules around it, as the standard asks.
  static let margin = 4

  /// Columns of its lines.
  var width: Int { matrix.size + 2 * Self.margin }

  /// Half blocks, two rows of modules in a line; light modules are drawn, so that dark terminals show it as it is.
  /// - Parameter isColoured: black on white whatever the terminal's own colours are.
  func lines(isColoured: Bool) -> [String] {
    let rows = -Self.margin..<matrix.size + Self.margin
    return stride(from: rows.lowerBound, to: rows.upperBound, by: 2).map { row in
      let line = String(rows.map { block(isDark($0, row), isDark($0, row + 1), isColoured) })
      return isColoured ? "\u{1B}[30;47m\(line)\u{1B}[0m" : line
    }
  }

  private func isDark(_ column: Int, _ row: Int) -> Bool {
    let inside = 0..<matrix.size
    return inside.contains(row) && inside.contains(column) && matrix[row, column]
  }

  /// One character; what it fills is dark where the colours are set and light where they are the terminal's.
  private func block(_ upper: Bool, _ lower: Bool, _ isColoured: Bool) -> Character {
    switch (upper == isColoured, lower == isColoured) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }
}
