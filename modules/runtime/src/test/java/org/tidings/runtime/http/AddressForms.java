package org.tidings.runtime.http;

import java.util.List;
import java.util.stream.Stream;

/** The ways to write an address that is nobody's business, after a decade of advisories. */
final class AddressForms {
    /**
     * @param host as written in an address
     * @param address that it stands for where a resolver is lenient enough
     */
    record Form(String host, String address) {}

    static final List<Form> ALL = Stream.of(
                    // one number, or fewer than four, in any base
                    forms("127.0.0.1", "127.0.0.1", "2130706433", "017700000001", "0x7f000001", "0X7F000001"),
                    forms("127.0.0.1", "0x7f.0.0.1", "0177.0.0.1", "0177.0.0.01", "00000177.0.0.1", "127.1"),
                    forms("127.0.0.1", "127.0.1", "127.000.000.001", "0x7f.1", "0177.1", "127.0x1", "127.0.0.0x1"),
                    forms("127.0.0.1", "0x7F.0x0.0x0.0x1", "6425673729", "18446744071545159681"),
                    // dots, digits and escapes that fold into others
                    forms("127.0.0.1", "127.0.0.1.", "127.0.0.1..", "2130706433.", "127。0。0。1", "127．0．0．1"),
                    forms("127.0.0.1", "１２７.０.０.１", "①②⑦.⓪.⓪.①", "𝟭𝟮𝟳.𝟬.𝟬.𝟭", "0x7f.0.0.0x1"),
                    forms(
                            "127.0.0.1",
                            "%31%32%37.0.0.1",
                            "127.0.0.1%00",
                            "127.0.0.1%2e",
                            "127.0.0.1%20",
                            "127%2e0.0.1"),
                    // more of the host itself
                    forms("127.0.0.1", "localhost", "LOCALHOST", "localhost.", "a.localhost", "ⓛocalhost"),
                    forms("127.8.9.10", "127.8.9.10", "127.255.255.255", "127.0.0.53"),
                    forms("0.0.0.0", "0.0.0.0", "0", "0x0", "00", "0.0", "0.1.2.3", "4294967296"),
                    forms("::1", "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::1%25lo]", "[::1%lo]", "[::0.0.0.1]"),
                    forms("::", "[::]", "[0::0]", "[::0.0.0.0]"),
                    // IPv4 inside IPv6
                    forms("::ffff:127.0.0.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:FFFF:127.0.0.1]"),
                    forms("::127.0.0.1", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:0:127.0.0.1]"),
                    forms("64:ff9b::7f00:1", "[64:ff9b::7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b:1::7f00:1]"),
                    forms("2002:7f00:1::", "[2002:7f00:1::]", "[2002:7f00:1::1]"),
                    forms("2001:0:7f00:1::", "[2001:0:7f00:1::]", "[2001::80ff:fffe]"),
                    // the neighbours
                    forms("169.254.169.254", "169.254.169.254", "2852039166", "0xA9FEA9FE", "[::ffff:a9fe:a9fe]"),
                    forms("10.0.0.1", "10.0.0.1", "10.1", "012.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1"),
                    forms(
                            "fd00::1",
                            "[fd00::1]",
                            "[fc00::1]",
                            "[fe80::1]",
                            "[fe80::1%25eth0]",
                            "[fec0::1]",
                            "[ff02::1]"),
                    forms("255.255.255.255", "255.255.255.255", "224.0.0.1", "240.0.0.1", "198.18.0.1", "192.0.0.1"),
                    // a second host hidden in the address
                    forms("127.0.0.1", "friend.example@127.0.0.1", "friend.example:80@127.0.0.1", "127.0.0.1:1@[::1]"),
                    forms(
                            "127.0.0.1",
                            "127.0.0.1\\@friend.example",
                            "friend.example\\.127.0.0.1",
                            "127.0.0.1 friend.example"),
                    forms("127.0.0.1", "[127.0.0.1]", "[::1].friend.example", "127.0.0.1,friend.example"))
            .flatMap(List::stream)
            .toList();

    private AddressForms() {}

    private static List<Form> forms(String address, String... hosts) {
        return Stream.of(hosts).map(host -> new Form(host, address)).toList();
    }
}
