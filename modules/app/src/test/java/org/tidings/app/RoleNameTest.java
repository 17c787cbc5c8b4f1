package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleNameTest {
    @Test
    void readsALine() {
        assertEquals(Set.of(RoleName.POLLER, RoleName.INTAKE), RoleName.parse("poller, intake"));
    }

    @Test
    void allIsEveryRole() {
        assertEquals(EnumSet.allOf(RoleName.class), RoleName.parse("all"));
    }

    @Test
    void whatIsNoRoleIsNamedWithThoseThereAre() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> RoleName.parse("poler"))
                .getMessage());
        assertTrue(message.contains("\"poler\"") && message.contains("poller"), message);
    }
}
