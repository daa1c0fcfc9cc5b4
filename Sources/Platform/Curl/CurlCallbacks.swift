import CCurl
import HTTP

// libcurl calls these on the loop's thread; `context` is the transfer, which outlives its easy handle's use.

private func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
  guard let context = unsafe context else { return nil }
  return unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
}

private func bytes(_ start: UnsafeMutablePointer<CChar>?, _ count: Int) -> [UInt8] {
  guard let start = unsafe start else { return [] }
  return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
}

/// Nothing is retained: the transfer owns the easy handle that holds the pointer.
func context(of transfer: CurlTransfer) -> UnsafeMutableRawPointer {
  unsafe Unmanaged.passUnretained(transfer).toOpaque()
}

let onHeader: curl_write_callback = { start, size, count, context in
  guard let transfer = unsafe transfer(context) else { return 0 }
  return transfer.received(line: unsafe bytes(start, size * count)) ? size * count : 0
}

let onBody: curl_write_callback = { start, size, count, context in
  guard let transfer = unsafe transfer(context) else { return 0 }
  return switch transfer.received(body: unsafe bytes(start, size * count)) {
  case .taken: size * count
  case .full: Int(CURL_WRITEFUNC_PAUSE)
  case .unwanted: 0
  }
}

let onRead: curl_read_callback = { start, size, count, context in
  guard let transfer = unsafe transfer(context), let start = unsafe start,
    let piece = transfer.bodyPiece(limit: size * count)
  else { return Int(CURL_READFUNC_ABORT) }
  unsafe UnsafeMutableRawBufferPointer(start: start, count: size * count).copyBytes(from: piece)
  return piece.count
}

/// libcurl rewinds a body to send it a second time on another connection.
let onSeek: curl_seek_callback = { context, _, _ in
  guard let transfer = unsafe transfer(context) else { return CURL_SEEKFUNC_FAIL }
  return transfer.canRewind ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL
}

let onDebug: curl_debug_callback = { _, kind, start, count, context in
  if kind == CURLINFO_HEADER_OUT, let transfer = unsafe transfer(context) {
    transfer.sent(head: unsafe bytes(start, count))
  }
  return 0
}

let onSocket: curl_opensocket_callback = { context, _, address in
  guard let transfer = unsafe transfer(context), let address = unsafe address else { return CURL_SOCKET_BAD }
  var storage = [UInt8](repeating: 0, count: 16)
  let length = Int(unsafe ccurl_address(address, &storage))
  guard let target = IPAddress(bytes: Array(storage.prefix(length))), transfer.permits(target) else {
    return CURL_SOCKET_BAD
  }
  return unsafe ccurl_socket(address)
}

/// A reused connection opens no socket, so its address is judged here, before the request leaves.
let onConnected: curl_prereq_callback = { context, remote, _, _, localPort in
  guard let transfer = unsafe transfer(context), let remote = unsafe remote else {
    return CURL_PREREQFUNC_ABORT
  }
  let address = IPAddress(unsafe String(cString: remote).prefix { $0 != "%" })
  return transfer.connected(to: address, from: Int(localPort)) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}
