package org.tidings.poller.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.model.FeedRequest.Reason;
import org.tidings.model.Subscription;
import org.tidings.model.Subscription.At;
import org.tidings.model.Subscription.State;

/** What is decided about hubs: where they are, what they may be told, when they are asked. */
class WebSubTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String BASE = "https://console.example";
    private static final String FOUND = "https://quay.example/feeds/rss.xml";
    private static final At AT = new At("https://hub.example/", "https://quay.example/self");

    private static FeedDocument document(String links) {
        String text = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay</title>" + links + "</feed>";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return (FeedDocument) FeedReader.read(bytes, "application/atom+xml", FOUND, NOW);
    }

    private static final String IN_DOCUMENT =
            "<link rel='hub' href='https://hub.example/'/><link rel='self' href='https://quay.example/self'/>";

    @Test
    void findsTheHubInTheDocument() {
        assertEquals(AT, HubLinks.of(List.of(), document(IN_DOCUMENT), FOUND));
        assertNull(HubLinks.of(List.of(), document(""), FOUND));
    }

    @Test
    void aLinkHeaderWinsOverTheDocument() {
        List<String> headers = List.of(
                "<https://other.example/a,b>; title=\"x, y\"; rel=\"Hub preload\", </style>; rel=stylesheet",
                "</feeds/self>; rel=self");
        assertEquals(
                new At("https://other.example/a,b", "https://quay.example/feeds/self"),
                HubLinks.of(headers, document(IN_DOCUMENT), FOUND));
    }

    @Test
    void aFeedThatDoesNotNameItselfIsKnownByWhereItWasFound() {
        At at = HubLinks.of(List.of("<https://hub.example/>;rel=hub"), document(""), FOUND);
        assertEquals(new At("https://hub.example/", FOUND), at);
    }

    @Test
    void anAddressThatIsNotOfTheWebIsNoHub() {
        for (String hub : List.of("file:///etc/passwd", "javascript:alert(1)", "http:// hub", "")) {
            assertNull(HubLinks.of(List.of("<" + hub + ">; rel=hub"), document(""), FOUND), hub);
        }
    }

    @Test
    void aHeaderFullOfQuotesIsReadInNoTime() {
        String hostile = "<a>;\"" + "\\\"".repeat(5_000) + ",<".repeat(1_000);
        assertNull(HubLinks.of(List.of(hostile), document(""), FOUND));
    }

    /** RFC 2202 and RFC 4231, second case: the key Jefe. */
    @ParameterizedTest
    @CsvSource({
        "sha1, effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "sha256, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "SHA384, af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
        "sha512, 164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
    })
    void theSignatureOfTheStandardIsRight(String method, String signature) {
        assertTrue(isRight(method + "=" + signature, "what do ya want ", "for nothing?"));
        assertFalse(isRight(method + "=" + signature, "what do ya want ", "for nothing!"));
        assertFalse(isRight(method + "=" + signature.substring(2), "what do ya want ", "for nothing?"));
    }

    private static boolean isRight(String header, String... pieces) {
        PushSignature signature = PushSignature.claimed(header, "Jefe");
        assertNotNull(signature);
        for (String piece : pieces) {
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            signature.update(bytes, bytes.length);
        }
        return signature.isRight();
    }

    @Test
    void whatIsNoSignatureIsNone() {
        assertNull(PushSignature.claimed(null, "Jefe"));
        for (String header : List.of("", "sha256", "md5=00", "sha256=xyz", "=00", "sha256=0")) {
            assertNull(PushSignature.claimed(header, "Jefe"), header);
        }
    }

    private static Subscription wanted() {
        return Subscribing.wanted("quay.example/1", AT, "t".repeat(43), "s".repeat(43));
    }

    private static Subscription asked() {
        return Subscribing.asked(wanted(), BASE, NOW);
    }

    private static Subscription active(Duration lease) {
        return Subscribing.verified(asked(), lease, NOW);
    }

    private static HubCall call(String mode, @Nullable String topic, @Nullable String challenge) {
        return new HubCall(mode, topic, challenge, "864000", null);
    }

    @Test
    void whatWasAskedForIsConfirmed() {
        HubCall.Answer answer = call("subscribe", AT.topic(), "abc").about(asked());
        assertEquals(new HubCall.Answer(Reason.VERIFIED, "abc", Duration.ofDays(10), null), answer);
        assertEquals(answer, call("subscribe", AT.topic(), "abc").about(active(Subscribing.LEASE)));
    }

    @Test
    void whatWasNotAskedForIsNot() {
        assertNull(call("subscribe", "https://quay.example/other", "abc").about(asked()), "another topic");
        assertNull(call("subscribe", null, "abc").about(asked()), "no topic");
        assertNull(call("subscribe", AT.topic(), null).about(asked()), "no challenge");
        assertNull(call("subscribe", AT.topic(), "").about(asked()), "an empty challenge");
        assertNull(call("subscribe", AT.topic(), "x".repeat(3_000)).about(asked()), "an endless challenge");
        assertNull(call("unsubscribe", AT.topic(), "abc").about(asked()), "an end that nobody wanted");
        assertNull(call("publish", AT.topic(), "abc").about(asked()), "another mode");
        assertNull(call("subscribe", AT.topic(), "abc").about(Subscribing.leaving(asked(), null)), "after we left");
        assertNull(call("subscribe", AT.topic(), "abc").about(Subscribing.denied(asked(), null, NOW)), "once denied");
    }

    @Test
    void anEndThatWasAskedForIsConfirmed() {
        Subscription leaving = Subscribing.leaving(active(Subscribing.LEASE), null);
        HubCall.Answer answer = call("unsubscribe", AT.topic(), "abc").about(leaving);
        assertNotNull(answer);
        assertEquals(Reason.LEFT, answer.reason());
    }

    @Test
    void aDenialNeedsNoChallengeAndIsCutShort() {
        HubCall denial = new HubCall("denied", AT.topic(), null, null, "no\n more " + "x".repeat(500));
        HubCall.Answer answer = denial.about(active(Subscribing.LEASE));
        assertNotNull(answer);
        assertEquals(Reason.DENIED, answer.reason());
        assertTrue(String.valueOf(answer.why()).startsWith("no more x"));
        assertEquals(203, String.valueOf(answer.why()).length());
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT10M", "PT10M, PT10M", "PT240H, PT240H", "P365D, P14D"})
    void aLeaseIsNeitherTooShortNorTooLong(Duration granted, Duration counted) {
        Subscription active = active(granted);
        assertEquals(State.ACTIVE, active.state());
        assertEquals(NOW.plus(counted), active.leaseEnd());
    }

    @Test
    void aLeaseIsRenewedWhenATenthOfItIsLeft() {
        Subscription active = active(Duration.ofDays(10));
        assertEquals(NOW.plus(Duration.ofDays(9)), Subscribing.due(active, BASE));

        Subscription again = Subscribing.asked(active, BASE, NOW.plus(Duration.ofDays(9)));
        assertEquals(State.ACTIVE, again.state(), "it still holds while it is renewed");
        assertEquals(NOW.plus(Duration.ofDays(9)).plus(Duration.ofMinutes(10)), Subscribing.due(again, BASE));
        Subscription renewed = Subscribing.verified(again, Duration.ofDays(10), NOW.plus(Duration.ofDays(9)));
        assertEquals(NOW.plus(Duration.ofDays(19)), renewed.leaseEnd());
    }

    @Test
    void aConfirmationThatIsReplayedProlongsNothing() {
        Subscription active = active(Duration.ofDays(10));
        assertEquals(active, Subscribing.verified(active, Duration.ofDays(10), NOW.plus(Duration.ofDays(5))));
    }

    @Test
    void aHubThatIsDownIsAskedLaterEachTimeAndNeverForgotten() {
        Subscription down = wanted();
        Instant now = NOW;
        Duration last = Duration.ZERO;
        for (int attempt = 1; attempt <= 200; attempt++) {
            down = Subscribing.failed(Subscribing.asked(down, BASE, now), "connection refused");
            Duration wait = Duration.between(now, Subscribing.due(down, BASE));
            assertTrue(wait.compareTo(last) >= 0 && wait.compareTo(Duration.ofHours(12)) <= 0, wait.toString());
            last = wait;
            now = now.plus(wait);
        }
        assertEquals(Duration.ofHours(12), last);
        assertEquals(State.WANTED, down.state());
    }

    @Test
    void aLeaseThatEndedWhileItsHubWasDownIsWantedAgain() {
        Subscription active = active(Duration.ofDays(1));
        Subscription late = Subscribing.asked(active, BASE, NOW.plus(Duration.ofDays(2)));
        assertEquals(State.WANTED, late.state());
        assertFalse(Subscribing.isHeld(active, NOW.plus(Duration.ofDays(2))));
        assertTrue(Subscribing.isHeld(active, NOW));
    }

    @Test
    void aHubThatDeniesIsAskedAfterDays() {
        Subscription denied = Subscribing.denied(asked(), "not you", NOW);
        assertEquals(NOW.plus(Duration.ofDays(1)), Subscribing.due(denied, BASE));
        Subscription again = Subscribing.denied(Subscribing.asked(denied, BASE, NOW), "not you", NOW);
        assertEquals(NOW.plus(Duration.ofDays(2)), Subscribing.due(again, BASE));
        assertEquals(State.WANTED, Subscribing.asked(denied, BASE, NOW).state());
    }

    @Test
    void anotherPublicAddressIsToldToTheHubAtOnce() {
        Subscription active = active(Duration.ofDays(10));
        assertEquals(Instant.EPOCH, Subscribing.due(active, "https://elsewhere.example"));
    }

    @Test
    void whatWasNeverConfirmedIsOverAtOnce() {
        assertTrue(Subscribing.isOver(Subscribing.leaving(asked(), null), NOW));
        Subscription leaving = Subscribing.leaving(active(Duration.ofDays(10)), null);
        assertFalse(Subscribing.isOver(leaving, NOW));
        assertTrue(Subscribing.isOver(leaving, NOW.plus(Duration.ofDays(10))));
        for (int i = 0; i < 4; i++) {
            leaving = Subscribing.asked(leaving, BASE, NOW);
        }
        assertTrue(Subscribing.isOver(leaving, NOW), "a hub that never confirms is left alone");
    }

    @Test
    void neitherTokenNorSecretIsInTheWordsForALog() {
        String words = wanted().toString();
        assertFalse(words.contains("tttt") || words.contains("ssss"), words);
    }
}
