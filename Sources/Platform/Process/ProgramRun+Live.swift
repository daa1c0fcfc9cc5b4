#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
package import OAuth

extension ProgramRun {
  /// The run of this process, from now on.
  package static var live: ProgramRun {
    let now = SystemClock().now
    return ProgramRun(id: "\(getpid())-\(Int64(now * 1e6))", began: now)
  }
}
