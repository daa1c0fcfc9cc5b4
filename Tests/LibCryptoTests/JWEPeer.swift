/// Tokens that jwcrypto 1.6.1 encrypted, one for each algorithm, with the keys that open them.
enum JWEPeer {
  /// The key, the algorithm, the encryption and the token.
  static let tokens: [(key: String, algorithm: String, encryption: String, token: String)] = [
    (
      "oct256", "dir", "A128CBC-HS256",
      """
      eyJhbGciOiAiZGlyIiwgImVuYyI6ICJBMTI4Q0JDLUhTMjU2In0..BnewwTd73GSXRDqQhDLDdQ.qEoQQqvVlikRW4LhjAWJt1
      9AMtllmb4JbyMdqx4PK6XDMPjL7Ww_6Z7hL4eWG2S-._nLX9B2EY5AyScp59mkR2Q
      """
    ),
    (
      "oct384", "dir", "A192CBC-HS384",
      """
      eyJhbGciOiAiZGlyIiwgImVuYyI6ICJBMTkyQ0JDLUhTMzg0In0..m3gudQ92SBD8lXXXLXg4SQ.u9NCw0jqF5qbKbBZbsAMJu
      qgbReTqQbFZAOj1W0Z92OV7MwWq45O3ql9JOc3Yb3Q.bz9BTyzKFRtrRNET02N5PNXin2AJ_ceK
      """
    ),
    (
      "oct512", "dir", "A256CBC-HS512",
      """
      eyJhbGciOiAiZGlyIiwgImVuYyI6ICJBMjU2Q0JDLUhTNTEyIn0..4PjdsMjHOjPYivkR9OjAFg.dQ9pDhBG286OdovZdOzugf
      bmq10bupCYXiLxRBJ4sIFEHV2AHOu7NtML7rFC6HrV.pF3iv4fhRITY3NdAC2uBe6jXa3CWDnZN-Q8Cy81uTMs
      """
    ),
    (
      "oct128", "dir", "A128GCM",
      """
      eyJhbGciOiAiZGlyIiwgImVuYyI6ICJBMTI4R0NNIn0..okwAAKggOxFlh1b-.bCJxDQNOP7q3urdWp-xRDRTDGz0xwyC6mnUV
      sgdjxgemmOASlyS5vG-P.kFsmfwTrfiGl0P4vKeN49A
      """
    ),
    (
      "oct192", "dir", "A192GCM",
      """
      eyJhbGciOiAiZGlyIiwgImVuYyI6ICJBMTkyR0NNIn0..kqe-nWM8oLwfaGJj.JnVFF1EGA1TkxPNJi-7J30H5ccDssJizExs0
      2EhKy8840i7GAJBFq1Aj.1pW9VVXVROkBvsWxLxEPrQ
      """
    ),
    (
      "oct256", "dir", "A256GCM",
      """
      eyJhbGciOiAiZGlyIiwgImVuYyI6ICJBMjU2R0NNIn0..NPL5LqTU8LG09zo_.i2uTVRaa72w7-ql-SzTEEVR9BZBCVUEpGX0-
      2UT_I5PrltGuYCWPmrkL.iyiq1_K7hLwnk_O4zWlCOw
      """
    ),
    (
      "oct128", "A128KW", "A128CBC-HS256",
      """
      eyJhbGciOiAiQTEyOEtXIiwgImVuYyI6ICJBMTI4Q0JDLUhTMjU2In0.COBrDKFp9-2uLFa1RlA_Q4Mpcn3r25KEzxKc05w4WM
      FNYuSZW7WSPA.LFCyNIRLh2P49JzcNBwyDg.snFbx8RIlYaUXbSdJw_gZrQ1l-PkHqrICiOlB8Cy8rYYg_8JWTCn-WjaiGH7zL
      rj.w2S6aiJy_-5AWnWlCtmTxg
      """
    ),
    (
      "oct192", "A192KW", "A128CBC-HS256",
      """
      eyJhbGciOiAiQTE5MktXIiwgImVuYyI6ICJBMTI4Q0JDLUhTMjU2In0.20DDVMUBvetqEKhAyFODgRJXlZneBAMjLils7ohKbp
      dP0W4vRWyanQ.fHc3xoWZ4Kcrfvr8zxTraA.Xc-fH7OJBxVo4XucdtVnGdpdpRfkQjHXb1mS35HhClSNb0rJ0-mrqcXsFGV3WD
      P4.eZB3Ec_NVkASmPMPoVLA8g
      """
    ),
    (
      "oct256", "A256KW", "A128CBC-HS256",
      """
      eyJhbGciOiAiQTI1NktXIiwgImVuYyI6ICJBMTI4Q0JDLUhTMjU2In0.3a5xH5B71TNamq4OENR8D03hfgJZvlel2juPTuNjjd
      cetppAbhlrYA.fGRCxyytTiUWbOiCSM2F_g.6Q-44rfnxgdTg0-Mksv4KCVkE5l50Exc25wXs7HqBMd1PlkXlBi1DKHSJbizYL
      Hn.vhfD3uxGjr4VjNATVd_Vhg
      """
    ),
    (
      "oct128", "A128GCMKW", "A256GCM",
      """
      eyJhbGciOiJBMTI4R0NNS1ciLCJlbmMiOiJBMjU2R0NNIiwiaXYiOiIwTWduVDdrODRaZ0w3aU5oIiwidGFnIjoibXFfUDdDbV
      N6bl9JN1VIODNrd3VYdyJ9.V6HYpqyOp7sUG5xkJNM-95MBia4yJPg_DVaaa3tEV64.Y-oZFRAmn0dKIwA6.DtD_5TGOw_cTJM
      zzxu8IJahyCTkDD5n-ozlrvcQvLpYJk6Kh44OCksSD.pvSDe0p3wSacTy5q0mP9PQ
      """
    ),
    (
      "oct192", "A192GCMKW", "A256GCM",
      """
      eyJhbGciOiJBMTkyR0NNS1ciLCJlbmMiOiJBMjU2R0NNIiwiaXYiOiJoSVFiXzBXMGR2cC1MQmJEIiwidGFnIjoiaE1WWkhOc0
      tZb05LVlBDUTExUGtxUSJ9.uEQaUZkNEcvnekK5HQXAlyhX1yLkXkWO061Xd9BVt6k.fzXwWkpFTfBmiyPs.QsqTTb6Zs30ZJU
      TS5h6bzeI_dxHTZi3xgUnZ0_-unBQeFud0dm61eKzm.RuZofZSxw0R3FASqShPvcw
      """
    ),
    (
      "oct256", "A256GCMKW", "A256GCM",
      """
      eyJhbGciOiJBMjU2R0NNS1ciLCJlbmMiOiJBMjU2R0NNIiwiaXYiOiI5S0JXcmxuZkhtTkVvREZDIiwidGFnIjoiSVlPeGVPMz
      VhUVZrZHB5T00yRzJ1dyJ9.BF9IF3hl340bvC27gvr4-WvW1SW61IubbJn7GrmkNII.7oDWZUifvh4GDr1U.la2WAS7dy2EFdu
      YZZabCfYlJide8hBLIohwlBOUwweov_Oog_VIz1Aab.WJMe6Avse0fDb0rHGacFnw
      """
    ),
    (
      "rsa", "RSA-OAEP", "A128CBC-HS256",
      """
      eyJhbGciOiAiUlNBLU9BRVAiLCAiZW5jIjogIkExMjhDQkMtSFMyNTYifQ.br2Nm125ei_eEASluND0kwIBdvIqxoooH0DeFQq
      vrC-OfKm8ZBjiMoSt5qSkascFxwXyaJ97eIesHTmkTBW2iCZnmtJ4ElKQsvMXp5gKC0jPTxkIsnhWoFEh6hDibsS0nGhBKpcpd
      dqpSIeLdtERo9nMdx1TcYiTCNg4Syz1Vw7oyd7Jri7fqilbhmFUEzyfpuA0A2P8wK2gSFWHW6AyiE2YwHTY5RKZ4sLjBJb-eJN
      McI96AhuTyxX85u2CdCENmpPdH0U2FF3j1FrGed1bUIwS6XlKKwPhOgruBBUX13qbibMheMMT5Bjqp-hVp2o4T9FwWs2PiUo--
      ivYSejNMA.l15H31F7rRn5Kl4n1H_Hrw.yjlLPerLmhYUmGeLDLP1-AVFxvjMlmgDs9-2h0DL0zXV5cj7On8-KCrT2ZztACoO.
      z7ARLhJs2w2H2k9dqwtNPw
      """
    ),
    (
      "rsa", "RSA-OAEP-256", "A128CBC-HS256",
      """
      eyJhbGciOiAiUlNBLU9BRVAtMjU2IiwgImVuYyI6ICJBMTI4Q0JDLUhTMjU2In0.OizmkjWCFSOOH63dDxWgEE9PZr97iX6b73
      miNArUVbhjc65RjJEex365aMExC9xqY01roEV8LOy4O1dl1BfMqx1zRqW1q4zvU9VKffHHv1RqHkolUjC5NMbTtW-A6rmvuga-
      25qvk4c_jiBI5J9GaSqrq-l7kWZX3SzHu_glQkTPwTRDVe-dEe8niO-OQ1_pmjDkExpu-0JYKaKT1MDJcWCVGMRCQ6G4XIMCVQ
      mJF5z092Zd0htYJR6DtlWCSFJAfPZcjq_foL_6bZ0AwUKYxMp2DKXq1mu4e6PO0GglE5lnELDoGKXgF7wgyQsawm8Bi2QY24hB
      UgQkIVJtsoVb6w.T0FgfRtDy9vs3tEMFCLC8A.LC83AxqjbJtY_YEwLCryZEcHYWRkYnoMBl-0OywRsVcVkqsiqHvi1tAKazab
      Eqwj.l8CVaxZcCTwRgH49UlsPMQ
      """
    ),
    (
      "pw", "PBES2-HS256+A128KW", "A128CBC-HS256",
      """
      eyJhbGciOiJQQkVTMi1IUzI1NitBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwicDJjIjo4MTkyLCJwMnMiOiJYejh0TF
      81SnRiN1ZILTlFcHo5TDdnIn0.5OKOKwQEeX_l0UkUJ3_2PJV_d8V48tS_uC5SIZKE5ZUQ5vP1998Vwg.XKb2k5CzP89jDzkQE
      u2Tcw.T95ypZb07g2hVBlXZx75pjVarpvDXjASQX4wOZ9H9Mj9uE40l7VDoViHR9Ko4uEm.NdrinBRYVUu1mYWAmYyUyg
      """
    ),
    (
      "pw", "PBES2-HS384+A192KW", "A128CBC-HS256",
      """
      eyJhbGciOiJQQkVTMi1IUzM4NCtBMTkyS1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwicDJjIjo4MTkyLCJwMnMiOiJxWVdRcT
      lKcm1WWGtQRXZaMnVSY1d3In0.gmhTLP6_rkFpldvI-66Uv9uUMWILu1BIUCD5VBudccWODyXB-Uq-xw.YEadzuecbywleO8f3
      PZg-w.TR3yiXsg7pTJ0AZ1A8wKfmXxy8Leiv-rO2VNiXrAdlSzIsvFNyCleabCMkRCuMFl.Cz0rfZ-1-xOjuGtxaE8VDQ
      """
    ),
    (
      "pw", "PBES2-HS512+A256KW", "A128CBC-HS256",
      """
      eyJhbGciOiJQQkVTMi1IUzUxMitBMjU2S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwicDJjIjo4MTkyLCJwMnMiOiJIWDB6Mm
      Q5RzdqS0RCUWJyRUlvNmVRIn0.CtgI7P5euHE8TEP45vzkW8y0M2s8Sca9echeZEBULRLCu2Op8NTULw.S9TB1xxECVWLRVz43
      p9AXg.yKYcVthQtKK7G7FtqFTinAtkyeljE3H0dj1SoyApJ2oy8VGIUzj2bE6ouR9QELdj.VInTCRYSfJyV9pHpcyI1CA
      """
    ),
    (
      "p256", "ECDH-ES", "A256GCM",
      """
      eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSIsImVwayI6eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6IkJtXz
      ZfRjZCTGk1VHlDd3prdk1wcngyTEItT2lJY0pLcGh2ZXF4MlZnMkUiLCJ5Ijoiam9SY3hNS19TTVgyT3FUa3VLWm5rTDdJZUNl
      b3JCcjA0ajZEVWtab05kbyJ9fQ..Oskzn6fJ09SiPX-H.Q9fkv3SOntBS3uT-FLnAVqwblE2oQZR7i7GjDubLztWG8kjZJat9X
      LAy.c9nl4zJEhiF-witjH35wiA
      """
    ),
    (
      "p256", "ECDH-ES+A256KW", "A256CBC-HS512",
      """
      eyJhbGciOiJFQ0RILUVTK0EyNTZLVyIsImVuYyI6IkEyNTZDQkMtSFM1MTIiLCJlcGsiOnsiY3J2IjoiUC0yNTYiLCJrdHkiOi
      JFQyIsIngiOiJjY1UzdFFHN0RhLWtTOG96TVFHZERFTk1Jc2RxemtSUm9EZHZQQVp4YXh3IiwieSI6IjluRGc1UGxhR2lORUhf
      QzltMkFRN1BEZ0JFRURrVExfV2I0YU44SDJ0ak0ifX0.Smi7pGMPL3HI3CtfGbBp69Wg13E6j-p5YaYoNZneKMtQFYpUzliUDd
      QsWWBUaVWdILw7vQnl8kdHPP8RWNledHxmXzW5RJOP.sMRRRCkf_jBrpc9rzGoLzQ.9PXygCZMF7MTX3w0_RVcXqmCvlQkyjV0
      GnZZDxrGxx9SvNBfg9w6f3_KxrJGjulQ.CMVaO091j5yAhOP9Tsa9aTO660CRuilKtICS4ElNxNc
      """
    ),
    (
      "p384", "ECDH-ES", "A256GCM",
      """
      eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSIsImVwayI6eyJjcnYiOiJQLTM4NCIsImt0eSI6IkVDIiwieCI6IlNNRD
      BwVXhHZk1OdUhwQlVtVFFpMDVrNEdUSnJoRGdfRTVkZU40c0pwVFViR2VYdHRsMzJtWXZhV0IycDZiN20iLCJ5IjoiOUtlbzhu
      MVNyOTdnUEtsOGFaUFhFVEk0M2wxbWlhRFNQT3l6cnI3ODhtaWkxSU5hdDhKdFpCTWROd0cxQjJzbCJ9fQ..Udz7L15MgHBj_E
      gN.f9kmP8odFtfMRJH-wwZlNkvj4WZTGEjfzdpVXxTW8PhHWKIZxnGiqxQH.NMXCB9lzdAgKskfqV3iQ2Q
      """
    ),
    (
      "p384", "ECDH-ES+A256KW", "A256CBC-HS512",
      """
      eyJhbGciOiJFQ0RILUVTK0EyNTZLVyIsImVuYyI6IkEyNTZDQkMtSFM1MTIiLCJlcGsiOnsiY3J2IjoiUC0zODQiLCJrdHkiOi
      JFQyIsIngiOiI5TmZmTVBJZlVBMEFWUVJDd0JldVhtS2loeUpGNkgxd21rX0JydGp3R2RIdkVqZnBUT3VHZ1dHdzZ3bXpWdkZn
      IiwieSI6IjFPM1QtUFdLT2hwTGxHb1ExOEEzUlZ5T3phUy1IbjhBSUlRRGd5Tmw5dTBsdDRTaFFYVzZNdHZlYnlZZXp5UVEifX
      0._c-QgJYOj2nrMB1AMq5DDhx7WvuLiRWDkVHPOfcTk7nIyjMMSkUYDtzvJiG-WQw0Ce5VonZ14O5WA-4KUhlFFCbo_DjZwBAr
      .AhlqGpg6b8uk-i2AV76v-A.b6bI4CXy0p8DeKd6nDD3JZFkk5-mG0BZ_j5FpR_O85tmDuPLeD8oLX27nLpDZIgK.BKmAHcHLx
      OF21-dZRqA1tJulebyYeZqh8hlYW7eUSAk
      """
    ),
    (
      "p521", "ECDH-ES", "A256GCM",
      """
      eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSIsImVwayI6eyJjcnYiOiJQLTUyMSIsImt0eSI6IkVDIiwieCI6IkFVcn
      Y4YWRzZmZfc0diM3BVSXdJZ1lJa3VZQzdkbzEzYzlOWHFtR3RfYnZNeDdlb0U2U2dkYXRCX1h4Z3EzaFZWOUNFNzNNbzZoMnZ1
      bndtbjdTeWFOV2QiLCJ5IjoiQU4xaG40Ui1IX0ozVVZwUnJnMUUyV1dLVVR2X1YxRTNidE85SFkyUS04UDRRSmgtQXlveWp5M2
      QzYWpOODM1akk0YXNLZVRvQXZBY081UGhCQjg1Rkt4MCJ9fQ..-2pszC0VwrgQ3vz9.WKi3yq6hqyvzLO6Naz5q9YRCzeDr2w7
      RChWS4Yw7340BuWB9AIsqVP9G.n8QcNnHvwstmZt8AVzomsQ
      """
    ),
    (
      "p521", "ECDH-ES+A256KW", "A256CBC-HS512",
      """
      eyJhbGciOiJFQ0RILUVTK0EyNTZLVyIsImVuYyI6IkEyNTZDQkMtSFM1MTIiLCJlcGsiOnsiY3J2IjoiUC01MjEiLCJrdHkiOi
      JFQyIsIngiOiJBQ3UyUkNCYXRySVZIeTh0WVJQVHpSSHJGZG5pVUc0RExkZnoyTVAxV1V6Vm5zUnNFTjI2SG10OVZTNzBGYTdm
      OUdhekFybXJTWlBpRDM3eEpCMEQwRW1kIiwieSI6IkFNWXZBUFFYaWxHTUpMSVRNS2ExbGxyM1Z5YzhVaktEMk1qRkJOZzVMd1
      Z2VndUX1hUMDhvYkl3bWNaTWFLM3dNV21yZUJJNmpSSERWOXU1TUdrM1lHU0EifX0.unNFT2cNlbIZaOQhS8RDNcUGimtrX3k_
      cQwn8SrxWHCNLwgw36IDf5CItv_FCXyY_TWFX98WTmz5BE8hnVWmDe5myIQFj6Ag.j4Xd3a3f6UWh8nhSDwjU4Q.W1zQdGU4dM
      OPbLduCLMrjPor9DMBx2MC0Ok1DkyFxvSszFzFE92iYyj2mzaWFnM9.5aUsHjR3C85TZKxCf1URWRSYYc7Sj4Uewp9TiqP-J5c
      """
    ),
    (
      "x25519", "ECDH-ES", "A256GCM",
      """
      eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSIsImVwayI6eyJjcnYiOiJYMjU1MTkiLCJrdHkiOiJPS1AiLCJ4IjoiNj
      htQUNKRldRX01LaHFyUS1LTl8zM2FYT3NCWE1zWk5QRlMyQUdsUi1FcyJ9fQ..ufXmeZHFvko1h_DG.OxtWSnHTWzyF8TNGF2n
      12ilcln3PwIkRdndnzSTJMFy6Xuzfahs0siyr.qEqIV4sM37Trqe-xJj-zcw
      """
    ),
    (
      "x25519", "ECDH-ES+A256KW", "A256CBC-HS512",
      """
      eyJhbGciOiJFQ0RILUVTK0EyNTZLVyIsImVuYyI6IkEyNTZDQkMtSFM1MTIiLCJlcGsiOnsiY3J2IjoiWDI1NTE5Iiwia3R5Ij
      oiT0tQIiwieCI6ImJFeWlfWV91dHRBUGpYZ3Z3VW9KR3U4d21ZdmF5QjhOMWdDTVZ6RkZxZ1UifX0.4GxLoDb2_njZ6Ei6tC-7
      wfYjZRrPsx3fxEawyJIdWLetSbwP1JPzZgUfiNpwTFUFelEsHDbywbrirDSYrz9nHVK9zrrOR9gs.fNr_NxUzDK1T1xMilfMm2
      g.FukHJFanLSizQ8LK7QEhFbJxHpvB8hhgpiuwm6Sd6xVddGd2KXveIguwqdf4pfkD.MaHY2Y8gQnpwf_9xg8ZHl-J8tPQTOs2
      upZObophXQjU
      """
    ),
    (
      "x448", "ECDH-ES", "A256GCM",
      """
      eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSIsImVwayI6eyJjcnYiOiJYNDQ4Iiwia3R5IjoiT0tQIiwieCI6IkE0dU
      ZVMXhsRGRlcXBHQjFJVkcwRmQ5WjhVS3ZFQm9najl2ZDBZc1FvV1BLaG5MdnI3Rm5aYmhrUk0zdzVkUUxzQkdGOHc2NzRuTSJ9
      fQ..oITn9lGV8tUrFwiP.h7J6XcFv3n4kONampb6BhvNqcGGnGA-EJ3dIXRXsDElWANuYCvm_KQBj.Kdkm4ZcYX8UmTeaZK2MI
      Qg
      """
    ),
    (
      "x448", "ECDH-ES+A256KW", "A256CBC-HS512",
      """
      eyJhbGciOiJFQ0RILUVTK0EyNTZLVyIsImVuYyI6IkEyNTZDQkMtSFM1MTIiLCJlcGsiOnsiY3J2IjoiWDQ0OCIsImt0eSI6Ik
      9LUCIsIngiOiJWVURYc3M1RlE3M0NFSXBUWS1fQjNGZDFKM0g4OE1WeXF2cFl6U0FfUnUxU1FNdUxnQWgzbXp5WllDNmRnUTFm
      a1h1MVc0WmNpRmcifX0.Dc2mTnp2L8NMQFX9QcwwAc-cfjm2Gsv2XpCv6FCbPQMImWJF8erjygad0OKPNnyDnysXYjeKL6s0Yj
      6ZPOwy9Iuy25-63jCV.9qMDNYKywy6JKo-t1_moqg.8CMYaudpaYQ5PzYLVLQ0o5Uq-ScuggJcifexl75dXAElwtY_VyWZ68vU
      TkMvxW4h.nB400-0kuKOMgZlJPbw3rjjmyC71k5ehiWCrWhKVcYY
      """
    ),
    (
      "p256", "ECDH-ES+A128KW", "A128GCM",
      """
      eyJhbGciOiJFQ0RILUVTK0ExMjhLVyIsImVuYyI6IkExMjhHQ00iLCJlcGsiOnsiY3J2IjoiUC0yNTYiLCJrdHkiOiJFQyIsIn
      giOiJpRU04S09qbzdtWGZDdVZFS1d3NjRLdk03cDlRcmtmdHlfeFFGaUtuc1NnIiwieSI6IlJ1ZXFKMWgteVl5elY2TG1oSUFZ
      ajJ6YWlPU1o0TnNHWVdSbGZmOXlWZFkifX0.Vr0MZpat-erpullQLEjymY7MBHwwZPlF.CwpXU2wzx87jzSxq.ykNxSPu1neAw
      ERMOLtNW2AHOr807X3zJJMhBFaTHxR0621PLIXj5wsmU.MmrxSdATZSewEL1KF-Tp-w
      """
    ),
    (
      "p256", "ECDH-ES+A192KW", "A192GCM",
      """
      eyJhbGciOiJFQ0RILUVTK0ExOTJLVyIsImVuYyI6IkExOTJHQ00iLCJlcGsiOnsiY3J2IjoiUC0yNTYiLCJrdHkiOiJFQyIsIn
      giOiJ0NHJjeXdHOENlTVhzYWF1eEVEbnU2b1kzT0JTSW9RaWwtbVZ6MEdJV0V3IiwieSI6IlNuTVJFY3pvZllHRnlIUHlra25L
      VktDT0JjTVA0clJJQ090ZkJEaTRYVm8ifX0.Gb2BCXMI29Rwykp0iaAyEwzoze_QG-Y-juAzh3oMPlU.qzvCcTb_rIm9tUJP.X
      dp2kcUXcl7unkkRhUTDMThN-42sg_fnBp_ph5Who9aevY5FZagGNCvh.Qa2q9KAurozcuZ2nLGc9-Q
      """
    ),
    (
      "p256", "ECDH-ES", "A256CBC-HS512",
      """
      eyJhbGciOiJFQ0RILUVTIiwiYXB1IjoiUVd4cFkyVSIsImFwdiI6IlFtOWkiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIiwiZXBrIj
      p7ImNydiI6IlAtMjU2Iiwia3R5IjoiRUMiLCJ4IjoiZzh0T1R2NDQ0ZXBFS0NJUm5ydXBoZHZkVWtWWFVTaGlnWjlXUXFRc2g4
      MCIsInkiOiJGZzFQVnBEU193RUhyblIzdnY4U182cVRsaW55bXdGRmRPX010SldyN2E0In19..OAmKSSaJY6394WVHHX0Z2Q.T
      hbhMCWBGhmnG0HuJaiifTl9ms4KhauKA3UKViPR9tBsJlWnttUa8fZ_uaEVk_wM.zeAfaGvEhDUJhNIK60AH45Rd79-uYATNEE
      GZ6sMYdRM
      """
    ),
    (
      "oct128", "A128KW", "A128GCM",
      """
      eyJhbGciOiAiQTEyOEtXIiwgImVuYyI6ICJBMTI4R0NNIiwgInppcCI6ICJERUYifQ.LyD-cmGbJgYiMKxMds2ddpEc8JpltoT
      4.HhHwCBcAVE94LXLc.GmCyPY3TpKY0ke3R7UeT2CFNkzedLb3P6QQ1web2XWIAU7Cnt1TCmzTWxQ.NntugWj0M7V5DuV_6mRZ
      pA
      """
    ),
  ]
}
