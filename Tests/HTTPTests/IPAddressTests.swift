import HTTP
import Testing

@Suite("IP addresses")
struct IPAddressTests {
  /// RFC 4291 §2.2 in, RFC 5952 §4 out.
  @Test(
    "text is read in every legal form and written in one",
    arguments: [
      ("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
      ("ABCD:EF01:2345:6789:ABCD:EF01:2345:6789", "abcd:ef01:2345:6789:abcd:ef01:2345:6789"),
      ("2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a"), ("FF01:0:0:0:0:0:0:101", "ff01::101"),
      ("0:0:0:0:0:0:0:1", "::1"), ("0:0:0:0:0:0:0:0", "::"),
      ("2001:DB8::8:800:200C:417A", "2001:db8::8:800:200c:417a"),
      ("FF01::101", "ff01::101"), ("::1", "::1"), ("::", "::"), ("0:0:0:0:0:0:13.1.68.3", "::d01:4403"),
      ("::13.1.68.3", "::d01:4403"), ("::FFFF:129.144.52.38", "::ffff:8190:3426"),
      ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
      ("2001:0db8::0001", "2001:db8::1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
      ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
      ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"), ("1::", "1::"),
      ("fe80::", "fe80::"),
      ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
    ] as [(String, String)])
  func text(text: String, written: String) throws {
    let address = try #require(IPAddress(text))
    #expect(address.description == written)
    #expect(IPAddress(written) == address)
    #expect(address.isV6 == text.contains(":"))
  }

  @Test(
    "everything else is no address",
    arguments: [
      "", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "1.2.3.256", "01.2.3.4", "1.2.3.04",
      "+1.2.3.4", "1.2.3.-4",
      "0x1.2.3.4", " 1.2.3.4", "1.2.3.4 ", "١.2.3.4", "1.2.3.4/8", ":", ":::", "1:::2", "1::2::3",
      ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:",
      "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8::", "12345::", "g::",
      "::-1", "::-0", "::+1", "::1%eth0",
      "1.2.3.4::", "::1.2.3.4:5", "::1.2.3", "::01.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3.4.5", "[::1]",
      "::１",
    ] as [String])
  func refused(text: String) { #expect(IPAddress(text) == nil) }

  @Test("only four or sixteen bytes make an address", arguments: 0...20)
  func bytes(count: Int) {
    #expect((IPAddress(bytes: [UInt8](repeating: 1, count: count)) != nil) == (count == 4 || count == 16))
  }

  /// The special-purpose registries of IANA (RFC 6890 and its successors), first and last address of each block.
  @Test(
    "an address is what the registries say",
    arguments: [
      // IPv4
      ("0.0.0.0", .reserved), ("0.255.255.255", .reserved), ("1.0.0.0", .global), ("9.255.255.255", .global),
      ("10.0.0.0", .private), ("10.255.255.255", .private), ("11.0.0.0", .global),
      ("100.63.255.255", .global),
      ("100.64.0.0", .private), ("100.127.255.255", .private), ("100.128.0.0", .global),
      ("126.255.255.255", .global),
      ("127.0.0.0", .loopback), ("127.255.255.255", .loopback), ("128.0.0.0", .global),
      ("169.253.255.255", .global),
      ("169.254.0.0", .linkLocal), ("169.254.169.254", .linkLocal), ("169.254.255.255", .linkLocal),
      ("169.255.0.0", .global),
      ("172.15.255.255", .global), ("172.16.0.0", .private), ("172.31.255.255", .private),
      ("172.32.0.0", .global),
      ("191.255.255.255", .global), ("192.0.0.0", .reserved), ("192.0.0.255", .reserved),
      ("192.0.1.0", .global),
      ("192.0.2.0", .reserved), ("192.0.2.255", .reserved), ("192.0.3.0", .global),
      ("192.88.98.255", .global),
      ("192.88.99.0", .reserved), ("192.88.99.255", .reserved), ("192.88.100.0", .global),
      ("192.167.255.255", .global),
      ("192.168.0.0", .private), ("192.168.255.255", .private), ("192.169.0.0", .global),
      ("198.17.255.255", .global),
      ("198.18.0.0", .reserved), ("198.19.255.255", .reserved), ("198.20.0.0", .global),
      ("198.51.99.255", .global),
      ("198.51.100.0", .reserved), ("198.51.100.255", .reserved), ("198.51.101.0", .global),
      ("203.0.112.255", .global),
      ("203.0.113.0", .reserved), ("203.0.113.255", .reserved), ("203.0.114.0", .global),
      ("223.255.255.255", .global),
      ("224.0.0.0", .reserved), ("239.255.255.255", .reserved), ("240.0.0.0", .reserved),
      ("255.255.255.255", .reserved),
      ("8.8.8.8", .global),
      // IPv6
      ("::", .reserved), ("::1", .loopback), ("::2", .reserved), ("100::", .reserved),
      ("100::ffff:ffff:ffff:ffff", .reserved),
      ("200::", .reserved), ("1fff:ffff::", .reserved), ("2000::", .global), ("2001::", .reserved),
      ("2001:0:1:2:3:4:5:6", .reserved),
      ("2001:2::1", .reserved), ("2001:10::1", .reserved), ("2001:20::1", .reserved),
      ("2001:1ff:ffff::", .reserved),
      ("2001:200::", .global), ("2001:db7:ffff::", .global), ("2001:db8::", .reserved),
      ("2001:db8:ffff::1", .reserved),
      ("2001:db9::", .global), ("2606:4700::1111", .global), ("2a00:1450::1", .global),
      ("3ffe:ffff::", .global),
      ("3fff::", .reserved), ("3fff:fff:ffff::1", .reserved), ("3fff:1000::", .global), ("4000::", .reserved),
      ("5f00::1", .reserved),
      ("fbff::", .reserved), ("fc00::", .private), ("fdff:ffff::1", .private), ("fe00::", .reserved),
      ("fe7f::", .reserved),
      ("fe80::1", .linkLocal), ("febf:ffff::1", .linkLocal), ("fec0::1", .private), ("feff::1", .private),
      ("ff02::1", .reserved),
      ("ffff::", .reserved),
      // An IPv4 address inside: mapped ones are connected to as such, translated ones only where they lead out.
      ("::ffff:127.0.0.1", .loopback), ("::ffff:10.0.0.1", .private), ("::ffff:169.254.169.254", .linkLocal),
      ("::ffff:0.0.0.0", .reserved), ("::ffff:8.8.8.8", .global), ("::127.0.0.1", .loopback),
      ("::10.1.2.3", .private),
      ("64:ff9b::8.8.8.8", .global), ("64:ff9b::10.0.0.1", .private),
      ("64:ff9b::169.254.169.254", .linkLocal),
      ("64:ff9b::127.0.0.1", .loopback), ("64:ff9b:1::8.8.8.8", .reserved),
      ("64:ff9b:1:7f00:0:100:808:808", .reserved),
      ("64:ff9b:0:0:1::8.8.8.8", .reserved), ("2002:808:808::1", .global), ("2002:a00:1::1", .private),
      ("2002:7f00:1::1", .loopback),
      ("2002:a9fe:a9fe::", .linkLocal), ("2002:c000:201::", .reserved), ("2003::1", .global),
    ] as [(String, IPAddress.Kind)])
  func kinds(text: String, kind: IPAddress.Kind) throws {
    #expect(try #require(IPAddress(text)).kind == kind)
  }

  @Test(
    "the address inside an address is found",
    arguments: [
      ("::ffff:1.2.3.4", "1.2.3.4"), ("::1.2.3.4", "1.2.3.4"), ("::2", "0.0.0.2"),
      ("64:ff9b::1.2.3.4", "1.2.3.4"),
      ("2002:102:304::", "1.2.3.4"), ("::1", nil), ("::", nil), ("2001:db8::1.2.3.4", nil), ("1.2.3.4", nil),
      ("::1:ffff:1.2.3.4", nil),
      ("::ff00:1.2.3.4", nil), ("::ff:1.2.3.4", nil),
    ] as [(String, String?)])
  func embedded(text: String, inner: String?) throws {
    #expect(try #require(IPAddress(text)).embedded4?.description == inner)
  }
}
