/// Keys that jwcrypto 1.6.1 made.
extension JWEPeer {
  static let keys: [String: String] = [
    "p256": """
    {"crv":"P-256","d":"Ih4db0eLgKmv034vnpysbgoqLiSfkEZhcKzpXJ6D1kk","kty":"EC","x":"EHNOEAjRH5LftgVxQ
    wC5l2lfAtexJdh1-4mHQlftqlk","y":"fPhVQvtiXONVWU5Ees8pgMUNQ6MYawy-s_6TlcD5eUE"}
    """,
    "p384": """
    {"crv":"P-384","d":"xIMeLxMBbAyJfPgoIIgN_D0FMESNZuwqqBRSaIg6lwStsPfeFkxA8rJ0t7PyOgtx","kty":"EC","
    x":"Dj8o1Je9wVP6n_UBS6f4nHchsyXqC-kNP7rOl9TaR_X56FyULUw_wQhWsTrotQNk","y":"VAS-fDhXX1U6mvgrD8CrhLh
    EPtn-ZWCkSMmJy58T4ZcqA9rEhYMvxH6ZXbeKH1x1"}
    """,
    "p521": """
    {"crv":"P-521","d":"AD0Y3aVLRFjOIqr1Ao3Fy1HDIoLD1Q6JFXf-a8j9dGCbdkgMB_5Zh9d8vDFPnV_HPgZ-8NKstCbcjz
    Flav52p1T6","kty":"EC","x":"Affew8bpPqkbRmefflxFR4NQP7zOn6Vru3ce7KPt7SjE6WAKlg8DGr7mKlzfwnW9V925wq
    SGurTEAf8wOC6GcugO","y":"AcBQ80dhs219Aebb21_-LQVH4YGjdRfBLzKlr8M9y59Trm7gjaJFB5sIC2cUO9JKrbKHShtH6
    jfvUuG8YwzLnQNr"}
    """,
    "x25519": """
    {"crv":"X25519","d":"CJTy5rYaPFwPMj9ck3r_PqzQMYPFbDV5449TV42TuVg","kty":"OKP","x":"jOQy84EfPkFt8dr
    iXInQUDhAHZMGwfmLMJy0V0XuRGY"}
    """,
    "x448": """
    {"crv":"X448","d":"jHxgoMDf8Wiap_H9ROlGEWanGSAUR7qesp5RH3m_neOAjmcO2aMau7LtjndHBhb2kpE7u_XXaYk","k
    ty":"OKP","x":"FmeJQ6hGozZJBs5KJsaK1MhIg3bh2Dn04N7sqfNadcGbp2pbTo4qotyDWBecvQ3sMf1zM-vjPxk"}
    """,
    "rsa": """
    {"d":"AQRhLuWWqo0CBLOjhb-XtKMw-lvZ3TkOzk_wrZEvd6YC9eZjIbp4G8Uag9eYADfj_mAElioP9p9VE_c9YOUDV6iyn_5Q
    UVIi9sDkNziZmCHJsu09tAe15NAj-9_GRbMvNJQMDxcwElsgUPsfAmf0xVVrgbDoPCXIpwDezLPg8y1zklZLiHR31GVCQkDYJ5
    i16CoaWj_5rKmbs7r_JwVuoQVADjABU-kmRIeXixlLxmZS3vlH6TRXD7WOYbXmvD2_X52L3ggEWAlQ9b-JwTq9uiUE5pqlyoe9
    0hQYMeUBKBkWuaIMm2cm9mlPJ7uAiT0VMHUWgAgtiiXUvpv9HVWEAQ","dp":"Ye8JG-_I0gGYRlwWnw0l6AGxhWTQCgzVp6N7
    7uhvVBvmkPFBc8OuXVuFRrBw34aZ5IuSjPr6v_Hlcio3SaISgyIqvvoGsrr_itY03YTNz1KbKNGHL-UBE81n4VxeyS1VGlHDnQ
    0bAk11KdDiHxcKik3pNiB6dMpQO3oUhjCoqQE","dq":"TUx96H2vMkM6Nfu4N4fBqMKSDW0G1DWmLQ3SqLKs1Li3dyS5tWj3g
    vElbXBlH0GF-kM9Ftq6LacYvM1CHoeKrZhU1OXp4tiw47uNxCc5qpb9dkxf52HIXEDtkBI1Y-1EAUUF1NO77MDxYHX8auKp86c
    WbK7Nn7VzVl7GX0yCeQE","e":"AQAB","kty":"RSA","n":"ySzkz13M37V_FmgKiUaWBB8XGKn0IUIzhQ4d5WJdmV8LA4c1
    Fe2rV6NQSRiHpCsj6hYJwAletxiQg_nLnU_JRwnzD8Rc6fgn5dAGp3dMWpgfQ2-3-GaBYeHz5BiMBB6KpTIoIya7WANqrdZql9
    b-wElGUisQb6gnbpLJ8w06Zlmb5hlKjwgbfxbEvlDXHwa-JTTxLsht33Jj7jT0l2GNqQNvXMcJdZWTsIVvL-M07BfwZRvl3KkA
    LMcAUORCOE_-aqn1J23sc7Jj-w4LlVaQLeuVnXt4yN-MYcObYkq6zl1h9C5IosUN3e6JY-U0YshSaYFxT6RD8AN2aVT1yk28gQ
    ","p":"58HV1qH1s0xR7_S7ReZr-qv8vNsE7PvyzdptzWu_tGDAr-2IzOROeL4UGR9LtQJACKD7qRWvA4AKZAQBvIhBkZjt_Cl
    kHkL70ftNJZneDsHPx1KoqJK6U7xLfht5Yu3Y_NP_nooHuO_3V0y0g6TCbgGfWKoXwACjVmCw5LRbH4E","q":"3jgdyrMylqk
    OD8932DPCVUeetQhNLu8DlxIzKuxPLxpV3AuNtQoEEGcL5g7IzYfKUgMGUsJ8Irxvql0JMdJarh0_HNWphMA_NGQMtWQKwX4TI
    I143GM4rQoSIr3c9x_yghJ5RwWiax3-3s89bJc0O3A9fYyEzm8BLVW-9ZPhHQE","qi":"D6Eb2ISFB3Sn6S3vVyAb1QxmhlnP
    goCwnw7R7hQ2-i0wZu-BHAVyXfWyA7QgRO7O5FIXcVUuPu6OO07w4bIMM9P4ok3VdtXcAUndfWxSrFcBSvXQnDFSSZUfAIv0h2
    hYIB07bb5jC71IGZGvQC7HZoyivoD9XTynC5gsIuqy7BI"}
    """,
    "oct128": """
    {"k":"H8dXD27K18hcUhDcI5BLLg","kty":"oct"}
    """,
    "oct192": """
    {"k":"dFR2yiNCctSHXW6Fo2boTlZxjpLwU0uV","kty":"oct"}
    """,
    "oct256": """
    {"k":"dKxUY9Ejo-ELXgPsndvGGEB8vxJyIobyFp-8I6ssBRY","kty":"oct"}
    """,
    "oct384": """
    {"k":"f1vwpvJE0_5haUaFIohf2X8J_1RX9gaWB74va1rwcqTyJbSILnSejMaD6_-RiM_t","kty":"oct"}
    """,
    "oct512": """
    {"k":"t45dUjAijGAICkLmNPKDEd6DzEkVxIIVoKVaUDXi8zFVcGrDHXfEb-n6JkPLibOWJZrAREF9lg6OIcDNWbS4xA","kty
    ":"oct"}
    """,
  ]
}
