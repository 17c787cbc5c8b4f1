package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void whatTheWebWroteCannotSteerTheTerminal() {
        assertEquals("a[31mb c", Terminal.clean("a\u001b[31mb\u202e c\u0007"));
    }

    @Test
    void secondsHaveOnePlace() {
        assertEquals("1.2 s", Terminal.seconds(Duration.ofMillis(1234)));
    }
}
