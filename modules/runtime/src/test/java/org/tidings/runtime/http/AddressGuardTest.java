package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    /**
     * First and last inside, and the neighbours outside where the internet begins there: the IANA registries of
     * special-purpose addresses, row by row, with multicast and what IPv6 has not given out.
     */
    @ParameterizedTest
    @CsvSource({
        // range, before it is public, after it is public
        "0.0.0.0/8, -, true",
        "10.0.0.0/8, true, true",
        "100.64.0.0/10, true, true",
        "127.0.0.0/8, true, true",
        "169.254.0.0/16, true, true",
        "172.16.0.0/12, true, true",
        "192.0.0.0/24, true, true",
        "192.0.2.0/24, true, true",
        "192.31.196.0/24, true, true",
        "192.52.193.0/24, true, true",
        "192.88.99.0/24, true, true",
        "192.168.0.0/16, true, true",
        "192.175.48.0/24, true, true",
        "198.18.0.0/15, true, true",
        "198.51.100.0/24, true, true",
        "203.0.113.0/24, true, true",
        "224.0.0.0/4, true, false",
        "240.0.0.0/4, false, -",
        "255.255.255.255/32, false, -",
        "::/128, -, false",
        "::1/128, false, false",
        "::/96, -, false",
        "::ffff:0:0:0/96, false, false",
        "64:ff9b:1::/48, false, false",
        "100::/64, false, false",
        "100:0:0:1::/64, false, false",
        "2001::/32, true, false",
        "2001::/23, true, true",
        "2001:1::1/128, false, false",
        "2001:2::/48, false, false",
        "2001:3::/32, false, false",
        "2001:4:112::/48, false, false",
        "2001:10::/28, false, false",
        "2001:20::/28, false, false",
        "2001:30::/28, false, false",
        "2001:db8::/32, true, true",
        "2002::/16, true, true",
        "2620:4f:8000::/48, true, true",
        "3fff::/20, true, true",
        "4000::/2, true, false",
        "5f00::/16, false, false",
        "fc00::/7, false, false",
        "fe80::/10, false, false",
        "fec0::/10, false, false",
        "ff00::/8, false, -",
    })
    void keepsTheBoundsOfEachRange(String range, String before, String after) throws Exception {
        Cidr cidr = Cidr.of(range);
        BigInteger first = number(cidr.network());
        int width = cidr.network().getAddress().length * 8;
        BigInteger last =
                first.add(BigInteger.ONE.shiftLeft(width - cidr.bits())).subtract(BigInteger.ONE);
        assertFalse(guard.isPublic(address(first, width)), "first");
        assertFalse(guard.isPublic(address(last, width)), "last");
        if (!before.equals("-")) {
            assertEquals(Boolean.valueOf(before), guard.isPublic(address(first.subtract(BigInteger.ONE), width)));
        }
        if (!after.equals("-")) {
            assertEquals(Boolean.valueOf(after), guard.isPublic(address(last.add(BigInteger.ONE), width)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450::1", "64:ff9b::808:808"})
    void letsThePublicThrough(String address) throws Exception {
        assertTrue(guard.isPublic(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2002:808:808::",
                "2001:0:4136:e378:8000:63bf:80ff:fffe"
            })
    void looksIntoAddressesThatCarryOthers(String address) throws Exception {
        assertFalse(guard.isPublic(InetAddress.getByName(address)));
    }

    @Property(tries = 2000)
    void agreesOnEveryIpv4AddressHoweverItIsCarried(@ForAll @Size(4) byte[] four) throws Exception {
        boolean plain = guard.isPublic(InetAddress.getByAddress(four));
        assertEquals(plain, guard.isPublic(carried("0064ff9b0000000000000000", four)));
        assertEquals(plain, guard.isPublic(carried("00000000000000000000ffff", four)));
        assertFalse(guard.isPublic(carried("000000000000000000000000", four)));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, 127.9.9.9, true",
        "127.0.0.0/8, 128.0.0.0, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "10.1.2.0/23, 10.1.3.255, true",
        "10.1.2.0/23, 10.1.4.0, false",
        "0.0.0.0/0, 9.9.9.9, true",
        "0.0.0.0/0, ::1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "::1, ::1, true"
    })
    void listsWhatTheOperatorAllows(String range, String address, boolean listed) throws Exception {
        assertEquals(listed, new AddressGuard(List.of(range)).isListed(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "10/8", "10.0.0/8", "/8"})
    void namesARangeThatIsNone(String range) {
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> new AddressGuard(List.of(range)));
        assertTrue(String.valueOf(wrong.getMessage()).matches("(Not a )?.*range.*"), wrong.getMessage());
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static InetAddress address(BigInteger number, int width) throws UnknownHostException {
        byte[] bytes = new byte[width / 8];
        byte[] digits = number.toByteArray();
        int skip = Math.max(0, digits.length - bytes.length);
        System.arraycopy(digits, skip, bytes, bytes.length - digits.length + skip, digits.length - skip);
        return InetAddress.getByAddress(bytes);
    }

    private static InetAddress carried(String prefix, byte[] four) throws UnknownHostException {
        byte[] bytes = new byte[16];
        System.arraycopy(new BigInteger("1" + prefix, 16).toByteArray(), 1, bytes, 0, 12);
        System.arraycopy(four, 0, bytes, 12, 4);
        return InetAddress.getByAddress(bytes);
    }
}
