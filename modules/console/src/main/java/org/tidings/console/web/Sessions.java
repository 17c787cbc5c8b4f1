package org.tidings.console.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, and the CSRF tokens of every browser. The token of the settings is kept as its digest only.
 * A browser's session is 256 random bits in a cookie; its CSRF token is an HMAC over them, so that none need be kept.
 */
final class Sessions {
    static final String COOKIE = "tidings-session";
    private static final Duration LIFE = Duration.ofDays(7);
    private static final int MOST = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = bytes(32);
    private final byte @Nullable [] tokenDigest;
    private final InstantSource clock;
    private final Map<String, Instant> signedIn = new ConcurrentHashMap<>();

    /** @param token null = nobody need sign in */
    Sessions(@Nullable String token, InstantSource clock) {
        this.tokenDigest = token == null ? null : digest(token);
        this.clock = clock;
    }

    boolean needed() {
        return tokenDigest != null;
    }

    /** In constant time. */
    boolean isToken(@Nullable String given) {
        return tokenDigest != null && given != null && MessageDigest.isEqual(tokenDigest, digest(given));
    }

    boolean isSignedIn(Context ctx) {
        String session = ctx.cookie(COOKIE);
        Instant until = session == null ? null : signedIn.get(session);
        return until != null && until.isAfter(clock.instant());
    }

    /** Always a new session: one that was there before signing in is worth nothing after. */
    void signIn(Context ctx) {
        signedIn.values().removeIf(until -> until.isBefore(clock.instant()));
        if (signedIn.size() < MOST) {
            signedIn.put(start(ctx), clock.instant().plus(LIFE));
        }
    }

    void signOut(Context ctx) {
        String session = ctx.cookie(COOKIE);
        if (session != null) {
            signedIn.remove(session);
        }
        start(ctx);
    }

    /** The CSRF token of this browser; gives it a session when it has none. */
    String csrf(Context ctx) {
        String session = ctx.cookie(COOKIE);
        return hmac(session == null ? startOnce(ctx) : session);
    }

    boolean isCsrf(Context ctx, @Nullable String given) {
        String session = ctx.cookie(COOKIE);
        return session != null
                && given != null
                && MessageDigest.isEqual(
                        hmac(session).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String startOnce(Context ctx) {
        String started = ctx.attribute(COOKIE);
        return started == null ? start(ctx) : started;
    }

    private String start(Context ctx) {
        String session = HexFormat.of().formatHex(bytes(32));
        ctx.attribute(COOKIE, session);
        ctx.res().addHeader("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax");
        return session;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String hmac(String session) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(session.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
