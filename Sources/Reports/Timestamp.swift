/// A moment as ISO 8601 writes it, in UTC.
package struct Timestamp: Sendable {
  private let milliseconds: Int64

  /// - Parameter seconds: since 1970; what no calendar holds becomes its beginning.
  package init(seconds: Double) {
    let isSane = seconds.isFinite && abs(seconds) < 253_402_300_800
    milliseconds = isSane ? Int64((seconds * 1_000).rounded()) : 0
  }

  /// `2026-11-24T08:31:42.112Z`.
  package var text: String {
    let day = milliseconds.flooredQuotient(86_400_000)
    let rest = milliseconds - day * 86_400_000
    let (year, month, date) = Self.civil(day)
    let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60].map { Self.padded($0, 2) }
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(date, 2))T"
      + time.joined(separator: ":") + ".\(Self.padded(rest % 1_000, 3))Z"
  }

  /// The Gregorian date of a day counted from 1970-01-01; the year begins in March, so that its leap day comes last.
  private static func civil(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = day + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension Int64 {
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
