#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Texts as C takes the words of a program or its environment: an array of pointers that ends with nil.
///
/// Bytes are copied as they are, because neither file names nor variables have to be UTF-8.
@safe
struct CStrings: ~Copyable {
  private var pointers: [UnsafeMutablePointer<CChar>?] = unsafe [nil]

  init(_ texts: [String] = []) {
    for text in texts { unsafe text.withCString { unsafe append($0) } }
  }

  deinit { unsafe pointers.forEach { unsafe free($0) } }

  mutating func append(_ text: UnsafePointer<CChar>) {
    unsafe pointers.insert(strdup(text), at: pointers.count - 1)
  }

  func withPointers<Result>(
    _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    unsafe pointers.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        preconditionFailure("the array ends with nil, so it has a base")
      }
      return unsafe body(base)
    }
  }
}
