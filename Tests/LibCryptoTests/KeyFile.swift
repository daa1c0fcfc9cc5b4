/// One EC key in every textual form, made for these tests, and two keys that are refused.
enum KeyFile {
  /// PKCS#8.
  static let pkcs8 = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+iy78cmA+gyIxEdT
    dF/J6qfuN1a3//JgNCZqI2b6Nt6hRANCAAT8M4EnG4hFD8xZQRUZ5Z/2sWk7uyOp
    wrM0AdBW296uH+y+TDq3hidpEqpBXW/Z7Japp06kMtV7+fwH/Dnu+daW
    -----END PRIVATE KEY-----
    """

  /// PKCS#8 under the passphrase "secret".
  static let encrypted = """
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhY2HQSN/a4SAICCAAw
    DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEFvpAjuimflFQMni6kQNQQoEgZBL
    ivJHZprZYr8SxrNnXjk/09YzUtmMdLqjObaLX8VyXpVSuq6ccxXLGY7j0spZtGPb
    KEKiVtuw95boRxYMZsWaxele+TeEoRNxcDWTp1P8Xac2Fnclbs3oxF0gGek1CyTv
    Tpj/FTzR7lA0UmlicMfOhXiBYxLYQcfH1cOCIxa52pw+fqvC+PwXYMCRSCPb0Xw=
    -----END ENCRYPTED PRIVATE KEY-----
    """

  /// RFC 5915.
  static let traditional = """
    -----BEGIN EC PRIVATE KEY-----
    MHcCAQEEIPosu/HJgPoMiMRHU3Rfyeqn7jdWt//yYDQmaiNm+jbeoAoGCCqGSM49
    AwEHoUQDQgAE/DOBJxuIRQ/MWUEVGeWf9rFpO7sjqcKzNAHQVtverh/svkw6t4Yn
    aRKqQV1v2eyWqadOpDLVe/n8B/w57vnWlg==
    -----END EC PRIVATE KEY-----
    """

  /// RFC 5915 under the passphrase "secret", as OpenSSL encrypted before PKCS#8.
  static let traditionalEncrypted = """
    -----BEGIN EC PRIVATE KEY-----
    Proc-Type: 4,ENCRYPTED
    DEK-Info: AES-128-CBC,97DEC466918C29F28E599EE9B33D1881

    WySbHQ6pads+Tmonc/6hIpu2umxZIOAlqOB9h4YBvbvboGNTo/ib5R2JHOV6t9wz
    BYT8/6rCdXEw7tWQI3eGWBv5DqYqME0/aBbDS8s9ET0Mp5/Rx6DcgmrNkPgnxHoy
    6Rv0uIm5yp3zMuSZcjm9+0/AmaKopc4IY0GY2RHKB88=
    -----END EC PRIVATE KEY-----
    """

  /// The public half.
  static let spki = """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE/DOBJxuIRQ/MWUEVGeWf9rFpO7sj
    qcKzNAHQVtverh/svkw6t4YnaRKqQV1v2eyWqadOpDLVe/n8B/w57vnWlg==
    -----END PUBLIC KEY-----
    """

  /// Self-signed.
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBdDCCARugAwIBAgIUXpeZjMHzLlPo7tKVmM9Q8PJWYY8wCgYIKoZIzj0EAwIw
    DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjQwODIyMDhaGA8yMTI2MTAzMTA4MjIw
    OFowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPwz
    gScbiEUPzFlBFRnln/axaTu7I6nCszQB0Fbb3q4f7L5MOreGJ2kSqkFdb9nslqmn
    TqQy1Xv5/Af8Oe751pajUzBRMB0GA1UdDgQWBBTkYR+4DykkotD/hphd7QpG5XUZ
    LTAfBgNVHSMEGDAWgBTkYR+4DykkotD/hphd7QpG5XUZLTAPBgNVHRMBAf8EBTAD
    AQH/MAoGCCqGSM49BAMCA0cAMEQCIDzbRvYTCoHS1sWt7ufFB5au796ybFl1VRtz
    I+yIAlVCAiAr+33BjtWSvCFo9J60U6f1oiYYVkZ3kRJHVHJZNACsAA==
    -----END CERTIFICATE-----
    """

  /// A key that cannot sign.
  static let x25519 = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VuBCIEICBNvnsQmnj0jMauBTe2uoPJffJx8EWcnnD4BsBrlrlz
    -----END PRIVATE KEY-----
    """

  /// A curve that is not ours.
  static let secp256k1 = """
    -----BEGIN PRIVATE KEY-----
    MIGEAgEAMBAGByqGSM49AgEGBSuBBAAKBG0wawIBAQQg3P7hDNuClGn5nQSySRJj
    112oT9IcA6Aa0JFlAgcgtquhRANCAARXGyfGIrVEyIJ7ty5igx6xhEJ+/F/e68va
    InOGR4ASpO1aZ/y0eGJ5P+s+1r3cl0yJ9FxwdEMdTOCSqyGOILUs
    -----END PRIVATE KEY-----
    """
}
