import CCurl

/// A list of texts as libcurl takes it; it must live as long as the transfer that uses it.
@safe final class CurlList {
  let first: UnsafeMutablePointer<curl_slist>

  /// nil for no texts at all, or without memory for them.
  init?(_ texts: [String]) {
    var list: UnsafeMutablePointer<curl_slist>?
    for text in texts {
      guard let longer = unsafe ccurl_slist_append(list, text) else {
        unsafe ccurl_slist_free(list)
        return nil
      }
      unsafe list = longer
    }
    guard let list = unsafe list else { return nil }
    unsafe first = list
  }

  deinit { unsafe ccurl_slist_free(first) }
}
