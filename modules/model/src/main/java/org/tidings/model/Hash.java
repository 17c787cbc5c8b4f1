package org.tidings.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of strings, each closed by a NUL so that ("ab","c") and ("a","bc") differ. */
public final class Hash {
    private Hash() {}

    /** The whole digest, 64 hexadecimal digits. */
    public static String hex(String... parts) {
        return HexFormat.of().formatHex(digest(parts));
    }

    /** The first 16 bytes of the digest, 32 hexadecimal digits: enough for an id, shorter to read. */
    public static String id(String... parts) {
        return HexFormat.of().formatHex(digest(parts), 0, 16);
    }

    /** The first eight bytes of the digest, for sets of keys that are kept in memory. */
    public static long key64(String... parts) {
        byte[] digest = digest(parts);
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            key = (key << 8) | (digest[i] & 0xff);
        }
        return key;
    }

    private static byte[] digest(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
