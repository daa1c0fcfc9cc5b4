/// A text as a QR code (ISO/IEC 18004), in byte mode and the smallest size that it fits.
struct QRCode: Sendable, Hashable {
  let version: QRVersion
  let level: QRVersion.Level
  let mask: QRMask
  let matrix: QRMatrix

  /// Nil where the text fits no size that a terminal could show.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = QRVersion.all.first(where: { bytes.count <= $0.capacity(.low) }) else { return nil }
    // More correction where it costs no size.
    let level = bytes.count <= version.capacity(.medium) ? QRVersion.Level.medium : .low
    let tried = QRMask.allCases.map { QRCode(bytes, version, level, $0) }
    guard let best = tried.min(by: { $0.matrix.penalty < $1.matrix.penalty }) else { return nil }
    self = best
  }

  /// - Parameter text: no more than fits.
  init(_ text: [UInt8], _ version: QRVersion, _ level: QRVersion.Level, _ mask: QRMask) {
    self.version = version
    self.level = level
    self.mask = mask
    var matrix = QRMatrix(version)
    matrix.place(QRCodewords(text, version, level).bytes)
    self.matrix = matrix.masked(mask, level)
  }
}
