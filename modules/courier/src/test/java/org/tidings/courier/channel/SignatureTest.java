package org.tidings.courier.channel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String RAW = "a secret of thirty-two letters..";
    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString(RAW.getBytes(StandardCharsets.UTF_8));

    @Test
    void signsAsTheSpecificationsExample() {
        Signature signature = Signature.with("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        String signed = signature.of(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signed);
    }

    @Property(tries = 500)
    void isVerifiedByTheReferenceImplementation(@ForAll @Size(max = 400) String body) {
        assertDoesNotThrow(() -> verify(body, body));
    }

    @Property(tries = 100)
    void isRefusedForAnotherBody(@ForAll @NotBlank String body) {
        assertThrows(WebhookVerificationException.class, () -> verify(body, body + "x"));
    }

    @Test
    void takesASecretAsItIs() {
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        byte[] body = {1, 2, 3};
        assertEquals(
                Signature.with(SECRET).of("id", now, body), Signature.with(RAW).of("id", now, body));
    }

    @Test
    void refusesAShortSecretWithoutShowingIt() {
        for (String secret : List.of("hunter2", "whsec_aHVudGVyMg==", "whsec_!hunter2!")) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> Signature.with(secret));
            assertFalse(String.valueOf(refused.getMessage()).contains("hunter"));
        }
    }

    private static void verify(String signed, String received) throws WebhookVerificationException {
        Instant now = Instant.now();
        byte[] body = signed.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("webhook-id", List.of("msg_1"));
        headers.put("webhook-timestamp", List.of(Long.toString(now.getEpochSecond())));
        headers.put("webhook-signature", List.of(Signature.with(SECRET).of("msg_1", now, body)));
        new Webhook(SECRET)
                .verify(
                        new String(received.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                        HttpHeaders.of(headers, (name, value) -> true));
    }
}
