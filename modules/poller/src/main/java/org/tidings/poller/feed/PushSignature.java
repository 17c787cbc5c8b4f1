package org.tidings.poller.feed;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Holds what a hub sent against its {@code X-Hub-Signature}, piece by piece, so that nothing of it need be kept. */
public final class PushSignature {
    private final Mac mac;
    private final byte[] claimed;

    private PushSignature(Mac mac, byte[] claimed) {
        this.mac = mac;
        this.claimed = claimed;
    }

    /**
     * @param header {@code method=signature}, the method sha1, sha256, sha384 or sha512, the signature in hexadecimal
     * @return null when it is missing or cannot be one
     */
    public static @Nullable PushSignature claimed(@Nullable String header, String secret) {
        if (header == null || header.indexOf('=') < 0) {
            return null;
        }
        int equals = header.indexOf('=');
        String algorithm = algorithm(header.substring(0, equals));
        if (algorithm == null) {
            return null;
        }
        try {
            byte[] claimed =
                    HexFormat.of().parseHex(header.substring(equals + 1).strip());
            return new PushSignature(mac(algorithm, secret), claimed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The next piece of what was sent. */
    public void update(byte[] bytes, int length) {
        mac.update(bytes, 0, length);
    }

    /** Whether it was signed with the secret; to be asked once, after the last piece. */
    public boolean isRight() {
        return MessageDigest.isEqual(mac.doFinal(), claimed);
    }

    private static @Nullable String algorithm(String method) {
        return switch (method.strip().toLowerCase(Locale.ROOT)) {
            case "sha1" -> "HmacSHA1";
            case "sha256" -> "HmacSHA256";
            case "sha384" -> "HmacSHA384";
            case "sha512" -> "HmacSHA512";
            default -> null;
        };
    }

    private static Mac mac(String algorithm, String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
