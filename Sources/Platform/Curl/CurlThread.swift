import CCurl
import HTTP

/// What the loop's thread does and owns; nothing here is seen by another thread.
@safe final class CurlThread {
  private let loop: CurlLoop
  private let multi: UnsafeMutableRawPointer?
  private var transfers: [Int: CurlTransfer] = [:]
  /// By the address of the easy handle.
  private var ids: [UInt: Int] = [:]
  private let refusals = RefusedPosts()
  private var trust: CurlTrust?
  /// Origins that the quick trust does not verify.
  private var wholeTrust: Set<String> = []
  private var isStopping = false

  init(_ loop: CurlLoop, multi: UInt) {
    self.loop = loop
    unsafe self.multi = UnsafeMutableRawPointer(bitPattern: multi)
    // Idle connections; a scan of thousands of servers would otherwise keep hundreds open.
    _ = unsafe ccurl_multi_set_long(self.multi, CURLMOPT_MAXCONNECTS, 64)
  }

  func run() {
    while true {
      for command in loop.takeCommands() { obey(command) }
      if isStopping { break }
      _ = unsafe ccurl_multi_perform(multi)
      var code = CURLE_OK
      while let easy = unsafe ccurl_multi_ended(multi, &code) { ended(UInt(bitPattern: easy), code) }
      expire()
      _ = unsafe ccurl_multi_poll(multi, wait)
    }
    for command in loop.close() { obey(command) }
    for transfer in transfers.values { remove(transfer, .cancelled) }
    _ = unsafe ccurl_multi_cleanup(multi)
  }

  /// Milliseconds until a deadline; libcurl shortens it to its own timers.
  private var wait: Int32 {
    guard let next = transfers.values.compactMap(\.deadline).min() else { return 3_600_000 }
    let left = ContinuousClock.now.duration(to: next)
    return left <= .zero ? 0 : Int32(clamping: left.milliseconds)
  }

  private func obey(_ command: CurlLoop.Command) {
    switch command {
    case .start(let plan, let pipe): start(plan, pipe)
    case .cancel(let id):
      if let transfer = transfers[id] { remove(transfer, .cancelled) }
    case .resume(let id):
      guard let transfer = transfers[id] else { return }
      transfer.heard()
      // This may call back at once with what was held back.
      _ = unsafe ccurl_easy_pause(transfer.easy, CURLPAUSE_CONT)
    case .stop: isStopping = true
    }
  }

  private func start(_ plan: CurlPlan, _ pipe: CurlPipe, deadline: ContinuousClock.Instant? = nil) {
    func refuse(_ reason: TransportError.Reason) {
      pipe.end(TransportError(reason, url: plan.request.url, mayHaveArrived: false))
    }
    if pipe.isGivenUp { return refuse(.cancelled) }
    var plan = plan
    plan.needsWholeTrust = wholeTrust.contains(plan.request.url.origin)
    if plan.isOnceOnly, refusals.contains(plan.request.url.origin) { plan.needsFreshConnection = true }
    guard let transfer = CurlTransfer(plan, pipe, refusals) else {
      return refuse(.notConnected("libcurl is out of memory"))
    }
    if let deadline { transfer.deadline = deadline }
    let trust = trust(transfer)
    if let failure = trust.failure, plan.request.url.isSecure { return refuse(failure) }
    do throws(CurlOptionError) {
      try transfer.configure(loop.configuration, trust)
    } catch {
      return refuse(.notConnected(error.sentence))
    }
    guard unsafe ccurl_multi_add(multi, transfer.easy) == CURLM_OK else {
      return refuse(.notConnected("libcurl takes no more transfers"))
    }
    transfers[plan.id] = transfer
    ids[UInt(bitPattern: unsafe transfer.easy)] = plan.id
  }

  /// Found out once, with the help of any easy handle.
  private func trust(_ transfer: CurlTransfer) -> CurlTrust {
    if let trust { return trust }
    let found = CurlTrust(
      loop.configuration, builtInFile: transfer.text(CURLINFO_CAINFO),
      builtInFolder: transfer.text(CURLINFO_CAPATH))
    trust = found
    return found
  }

  private func ended(_ easy: UInt, _ code: CURLcode) {
    guard let id = ids[easy], let transfer = transfers[id] else { return }
    let plan = transfer.plan
    let failedEarly =
      code != CURLE_OK && !transfer.head.isComplete && transfer.isOnSuspectConnection && plan.mayRepeat
    if transfer.isAnswerMisplaced || failedEarly {
      detach(transfer)
      start(plan.repeated, transfer.pipe, deadline: transfer.deadline)
      return
    }
    if code == CURLE_PEER_FAILED_VERIFICATION, trust?.isQuick == true, !plan.needsWholeTrust,
      !transfer.mayHaveArrived
    {
      detach(transfer)
      wholeTrust.insert(plan.request.url.origin)
      start(plan, transfer.pipe, deadline: transfer.deadline)
      return
    }
    remove(transfer, transfer.outcome(code))
  }

  private func expire() {
    let now = ContinuousClock.now
    for transfer in transfers.values {
      guard let deadline = transfer.deadline, deadline <= now else { continue }
      remove(transfer, .timedOut(seconds: transfer.plan.request.bounds.total.seconds))
    }
  }

  private func remove(_ transfer: CurlTransfer, _ reason: TransportError.Reason?) {
    detach(transfer)
    transfer.pipe.end(reason.map(transfer.error))
  }

  private func detach(_ transfer: CurlTransfer) {
    _ = unsafe ccurl_multi_remove(multi, transfer.easy)
    transfers[transfer.plan.id] = nil
    ids[UInt(bitPattern: unsafe transfer.easy)] = nil
  }
}
