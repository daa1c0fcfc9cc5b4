import JSON

extension LibCryptoError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .libraryMissing(let names): "OpenSSL 3 could not be loaded as \(names.joined(separator: ", "))"
    case .operation(let function, let reason): "\(function) failed: \(reason)"
    case .memberMissing(let name): "the key has no \"\(name)\""
    case .memberInvalid(let name, let fault): "the key's \"\(name)\" is \(fault)"
    case .keyTypeUnknown(let name): "the key type \"\(name.harmless(limit: 60))\" is not known"
    case .curveUnknown(let name): "the curve \"\(name.harmless(limit: 60))\" is not known"
    case .keyInvalid(let reason): "the numbers are no key: \(reason)"
    case .notAKey: "no key in PEM form"
    case .notACertificate: "no certificate"
    case .passphraseNeeded: "the key is encrypted and no passphrase was given"
    case .passphraseWrong: "the passphrase does not open the key"
    case .algorithmMisfit(let algorithm, let type): "\(algorithm.rawValue) does not fit \(type)"
    case .keyTooShort(let bits, let needed): "an RSA key of \(bits) bits, at least \(needed) are needed"
    case .signatureLength(let count, let needed): "a signature of \(count) bytes instead of \(needed)"
    case .keyReserved(let member, let value):
      "the key's \"\(member)\" is \(value.harmless(limit: 60)), which forbids this"
    case .privateKeyNeeded: "a public key cannot sign"
    case .nameInvalid(let name): "\"\(name.harmless(limit: 60))\" is neither a host name nor an address"
    }
  }
}

extension MemberFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAString: "not a string"
    case .base64(let error): "not base64url: \(error)"
    case .length(let count, let needed): "\(count) bytes long instead of \(needed)"
    case .empty: "empty"
    }
  }
}
