/// The MCP revisions that are spoken here.
enum ProtocolRevision {
  static let modern = "2026-07-28"
  /// Those that begin with `initialize`, newest first.
  static let legacy = ["2025-11-25", "2025-06-18", "2025-03-26"]
  static let all = [modern] + legacy
}
