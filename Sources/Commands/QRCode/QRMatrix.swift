/// The square of modules: true is dark, and a place that has a function takes no data.
struct QRMatrix: Sendable, Hashable {
  let size: Int
  private var dark: [Bool]
  private var isFunction: [Bool]

  subscript(row: Int, column: Int) -> Bool { dark[row * size + column] }

  /// All that is there before data: finders, timing, alignment, version, and room for the format.
  init(_ version: QRVersion) {
    size = version.size
    dark = [Bool](repeating: false, count: size * size)
    isFunction = dark
    for index in 0..<size {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] {
      rings(row, column, radius: 4, light: [2, 4])
    }
    let places = version.alignment
    for row in places {
      for column in places where !isFinder(row, column, places) { rings(row, column, radius: 2, light: [1]) }
    }
    format(0)
    if version.number >= 7 { state(version.number) }
  }

  /// Puts the bits into the free places, in columns of two from the right, upwards and downwards in turn.
  mutating func place(_ codewords: [UInt8]) {
    var index = 0
    var right = size - 1
    var isUpward = true
    while right > 0 {
      if right == 6 { right -= 1 }
      for step in 0..<size {
        let row = isUpward ? size - 1 - step : step
        for column in [right, right - 1] where !isFunction[row * size + column] {
          // What is left over at the end stays light.
          if index < codewords.count * 8 {
            dark[row * size + column] = codewords[index / 8] >> (7 - index % 8) & 1 == 1
          }
          index += 1
        }
      }
      isUpward.toggle()
      right -= 2
    }
  }

  /// Turns the data over where the mask says so, and says which mask and level it is.
  func masked(_ mask: QRMask, _ level: QRVersion.Level) -> QRMatrix {
    var copy = self
    for row in 0..<size {
      for column in 0..<size where !isFunction[row * size + column] && mask.turns(row, column) {
        copy.dark[row * size + column].toggle()
      }
    }
    copy.format(Self.formatBits(level.bits << 3 | mask.rawValue))
    return copy
  }

  private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
    dark[row * size + column] = isDark
    isFunction[row * size + column] = true
  }

  /// Rings around a place as far as there is one, dark but for those at the distances that are named.
  private mutating func rings(_ row: Int, _ column: Int, radius: Int, light: Set<Int>) {
    for down in -radius...radius {
      for across in -radius...radius
      where (0..<size).contains(row + down) && (0..<size).contains(column + across) {
        set(row + down, column + across, !light.contains(max(abs(down), abs(across))))
      }
    }
  }

  private func isFinder(_ row: Int, _ column: Int, _ places: [Int]) -> Bool {
    let (first, last) = (places.first, places.last)
    return (row == first && (column == first || column == last)) || (row == last && column == first)
  }

  /// Writes the fifteen bits twice, around the first finder and beside the other two.
  private mutating func format(_ bits: Int) {
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0..<6 { set(index, 8, bit(index)) }
    set(7, 8, bit(6))
    set(8, 8, bit(7))
    set(8, 7, bit(8))
    for index in 9..<15 { set(8, 14 - index, bit(index)) }
    for index in 0..<8 { set(8, size - 1 - index, bit(index)) }
    for index in 8..<15 { set(size - 15 + index, 8, bit(index)) }
    set(size - 8, 8, true)
  }

  /// The version in the two blocks beside the finders, from version 7 on.
  private mutating func state(_ number: Int) {
    let bits = Self.withRemainder(number, degree: 12, generator: 0x1F25)
    for index in 0..<18 {
      let (far, near) = (size - 11 + index % 3, index / 3)
      set(near, far, bits >> index & 1 == 1)
      set(far, near, bits >> index & 1 == 1)
    }
  }

  private static func formatBits(_ data: Int) -> Int {
    withRemainder(data, degree: 10, generator: 0x537) ^ 0x5412
  }

  /// The value with its BCH code behind it.
  private static func withRemainder(_ value: Int, degree: Int, generator: Int) -> Int {
    var remainder = value
    for _ in 0..<degree {
      remainder = remainder << 1 ^ (remainder >> (degree - 1)) * generator
    }
    return value << degree | remainder
  }
}
