/// A date as HTTP writes it, in the preferred form or one of the two old ones (RFC 9110 §5.6.7).
package struct HTTPDate: Sendable, Hashable {
  /// Since 1970.
  package let seconds: Int64

  /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`.
  package init?(_ text: String) {
    let words = text.split { " -,\t".contains($0) }.map(String.init)
    let isOld = words.count == 5 && words[3].contains(":")
    guard isOld || (words.count == 6 && words[5] == "GMT") else { return nil }
    let parts = isOld ? [words[2], words[1], words[4], words[3]] : Array(words[1...4])
    guard let day = Self.number(parts[0], 1...31), let month = Self.months.firstIndex(of: parts[1]),
      let year = Self.year(parts[2]), let time = Self.time(parts[3])
    else { return nil }
    seconds = Self.day(year, Int64(month + 1), day) * 86_400 + time
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func number(_ text: some StringProtocol, _ range: ClosedRange<Int64>) -> Int64? {
    guard text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text)
    else { return nil }
    return range.contains(number) ? number : nil
  }

  /// Two digits are of the years from 1970 to 2069.
  private static func year(_ text: String) -> Int64? {
    if text.utf8.count == 2 { return number(text, 0...99).map { $0 < 70 ? 2_000 + $0 : 1_900 + $0 } }
    return text.utf8.count == 4 ? number(text, 1_970...9_999) : nil
  }

  /// A leap second is the one before it.
  private static func time(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = number(parts[0], 0...23), let minute = number(parts[1], 0...59),
      let second = number(parts[2], 0...60)
    else { return nil }
    return hour * 3_600 + minute * 60 + min(second, 59)
  }

  /// Days since 1970 in the Gregorian calendar; the year begins in March, so that its leap day comes last.
  private static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let (era, ofEra) = (shifted / 400, shifted % 400)
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }
}
