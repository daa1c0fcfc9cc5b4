import Serving

/// RFC 9449 §5: the key that the tokens of a request are to be bound to.
enum TokenProof {
  /// Nil where the client uses none and need not.
  static func key(_ request: ServerRequest, _ client: Client, in room: Room) throws(Refusal) -> String? {
    let proof = try read(request, in: room)
    guard let demand = room.configuration.dpop else { return nil }
    guard proof != nil || (demand == .optional && !client.bindsToKey) else {
      throw Refusal("invalid_dpop_proof", "a DPoP proof is needed")
    }
    return proof?.key
  }

  /// The key of the proof, if there is one.
  static func key(_ request: ServerRequest, in room: Room) throws(Refusal) -> String? {
    try read(request, in: room)?.key
  }

  private static func read(_ request: ServerRequest, in room: Room) throws(Refusal) -> DPoPProof? {
    do throws(DPoPFault) {
      return try DPoPProof.read(request, at: .authorization, in: room)
    } catch {
      switch error {
      case .invalid(let reason): throw Refusal("invalid_dpop_proof", "the DPoP proof \(reason)")
      case .nonceNeeded:
        throw Refusal("use_dpop_nonce", "the DPoP proof needs the nonce of this answer")
      }
    }
  }
}
