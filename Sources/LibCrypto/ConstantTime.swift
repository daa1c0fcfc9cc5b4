extension Collection<UInt8> {
  /// Equality that takes as long for a wrong first byte as for a wrong last one; only the lengths may show.
  package func isIdentical(inConstantTimeTo other: some Collection<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var difference: UInt8 = 0
    for (left, right) in zip(self, other) { difference |= left ^ right }
    return difference == 0
  }
}
