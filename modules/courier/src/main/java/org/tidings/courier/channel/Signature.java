package org.tidings.courier.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhooks as Standard Webhooks 1.0 says: HMAC-SHA256 over {@code id.timestamp.body}. */
public final class Signature {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;

    private final SecretKeySpec key;

    private Signature(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * A signer with this secret.
     *
     * @param secret {@code whsec_} and Base64, or at least 24 bytes as they are
     * @throws IllegalArgumentException saying what is wrong with it, without showing it
     */
    public static Signature with(String secret) {
        byte[] bytes = secret.startsWith(PREFIX)
                ? decoded(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException("the secret is of " + bytes.length + " bytes: give it at least "
                    + SHORTEST + ", for example whsec_ and the Base64 of 32 random ones");
        }
        return new Signature(new SecretKeySpec(bytes, ALGORITHM));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("what follows whsec_ in the secret is not Base64", e);
        }
    }

    /** The value of the header {@code webhook-signature}. */
    public String of(String id, Instant timestamp, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return "v1," + Base64.getEncoder().encodeToString(mac(signed.toByteArray()));
    }

    private byte[] mac(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(signed);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
