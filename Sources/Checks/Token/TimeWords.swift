/// Spans of time as people say them.
package enum TimeWords {
  /// `4 min`, `2 h 30 min`, `3 days`, `7 years`.
  package static func span(_ seconds: Double) -> String {
    let seconds = abs(seconds)
    guard seconds.isFinite, seconds < 1e12 else { return "ages" }
    let whole = Int64(seconds.rounded())
    switch whole {
    case 0..<90: return "\(whole) s"
    case 90..<5_400: return "\((whole + 30) / 60) min"
    case 5_400..<172_800:
      let (hours, minutes) = ((whole + 30) / 3_600, (whole + 30) % 3_600 / 60)
      return minutes == 0 || hours >= 12 ? "\(hours) h" : "\(hours) h \(minutes) min"
    case 172_800..<63_072_000: return "\((whole + 43_200) / 86_400) days"
    default: return "\((whole + 15_778_800) / 31_557_600) years"
    }
  }

  /// `in 4 min` or `4 min ago`.
  package static func relative(_ moment: Double, to now: Double) -> String {
    let difference = moment - now
    if abs(difference) < 1 { return "now" }
    return difference > 0 ? "in \(span(difference))" : "\(span(difference)) ago"
  }
}
