package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a.example                     | http://a.example/",
                "HTTP://A.Example:80/x                | http://a.example/x",
                "https://a.example:443?q              | https://a.example/?q",
                "https://a.example:8443/#f            | https://a.example:8443/",
                "http://a_b.example/                  | http://a_b.example/",
                "http://a.example./x                  | http://a.example/x",
                "http://bücher.example/ü?ü            | http://xn--bcher-kva.example/%C3%BC?%C3%BC",
                "http://a.example/a b%20c%zz          | http://a.example/a%20b%20c%25zz",
                "http://a.example/[1]{2}              | http://a.example/%5B1%5D%7B2%7D",
                "http://a.example//x//y               | http://a.example//x//y",
                "http://[2606:4700::1]:8080/          | http://[2606:4700:0:0:0:0:0:1]:8080/",
                "http://a.example/a\\b                | http://a.example/a%5Cb",
            })
    void readsAddressesAsBrowsersDo(String given, String shown) throws Exception {
        assertEquals(shown, WebAddress.of(given).uri().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.example",
                "//a.example/",
                "ftp://a.example/",
                "file:///etc/hostname",
                "jar:http://a.example!/",
                "javascript:alert(1)",
                "http:a.example",
                "http:/a.example",
                "http:///",
                "http://",
                "http://:80/",
                "http://user@a.example/",
                "http://user:pass@a.example/",
                "http://a.example@b.example/",
                "http://a.example:0/",
                "http://a.example:65536/",
                "http://a.example:99999999999/",
                "http://a.example:x/",
                "http://a.example:80:80/",
                "http://a b.example/",
                "http://a.example\\@b.example/",
                "http://a%2eexample/",
                "http://a..example/",
                "http://.example/",
                "http://a.example,b.example/",
                "http://[::1/",
                "http://::1/",
                "http://[::1]x/",
                "http://[v1.a]/",
                "http://[::1%25lo]/",
                "http://[::1%lo]/",
                "http://[1.2.3.4]/",
                "http://\u0000a.example/",
                "http://a.exa\u202Emple/"
            })
    void refusesWhatIsNoWebAddress(String given) {
        assertThrows(Refusal.class, () -> WebAddress.of(given));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://b.example/z  | https://b.example/z",
                "//b.example          | http://b.example/",
                "/z                   | http://a.example/z",
                "z                    | http://a.example/x/z",
                "./z                  | http://a.example/x/z",
                "../z                 | http://a.example/z",
                "../../../z           | http://a.example/z",
                "/a/./b/../c/..       | http://a.example/a/",
                "?r=../s              | http://a.example/x/y?r=../s",
                "#f                   | http://a.example/x/y?q",
                "z?u=http://b.example | http://a.example/x/z?u=http://b.example",
                "/\\b.example         | http://a.example/%5Cb.example",
            })
    void followsLocationsFromWhereItIs(String location, String shown) throws Exception {
        assertEquals(
                shown,
                WebAddress.of("http://a.example/x/y?q").resolve(location).uri().toString());
    }

    @Property(tries = 500)
    void endsInAnAddressOrARefusal(@ForAll String anything) {
        for (String url : new String[] {anything, "http://" + anything, "http://a.example/" + anything}) {
            try {
                WebAddress address = WebAddress.of(url);
                assertEquals(address, WebAddress.of(address.uri().toString()), url);
                assertTrue(address.path().chars().allMatch(c -> c > ' ' && c < 127), url);
            } catch (Refusal e) {
                assertTrue(e.reason().length() < 200, url);
            }
        }
    }
}
