package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.quay.co.uk/a, https://news.quay.co.uk/b, true",
        "https://quay.co.uk/a, https://other.co.uk/a, false",
        "https://one.github.io/, https://two.github.io/, false",
        "https://a.quay.com/, http://A.quay.com:8080/, true",
        "https://10.0.0.1/, https://10.0.0.1/x, true",
        "https://10.0.0.1/, https://9.0.0.1/, false",
        "https://com/, https://quay.com/, false",
        "mailto:x, mailto:x, false",
    })
    void knowsWhichHostsBelongTogether(String one, String other, boolean same) {
        assertEquals(same, Site.same(one, other));
    }
}
