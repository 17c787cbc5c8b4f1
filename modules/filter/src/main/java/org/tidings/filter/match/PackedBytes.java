package org.tidings.filter.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers as bytes, the small ones in one: seven bits a byte, the lowest first. */
final class PackedBytes {
    private PackedBytes() {}

    static final class Writer {
        private byte[] bytes = new byte[4_096];
        private int size;

        void number(int value) {
            int rest = value;
            while ((rest & ~0x7F) != 0) {
                one(rest | 0x80);
                rest >>>= 7;
            }
            one(rest);
        }

        void signed(int value) {
            number((value << 1) ^ (value >> 31));
        }

        void fixed(long value) {
            for (int shift = 0; shift < 64; shift += 8) {
                one((int) (value >>> shift));
            }
        }

        void text(@Nullable String text) {
            if (text == null) {
                number(0);
                return;
            }
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            number(encoded.length + 1);
            for (byte b : encoded) {
                one(b);
            }
        }

        private void one(int b) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * size);
            }
            bytes[size++] = (byte) b;
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, size);
        }
    }

    /** Reading past the end is an {@link ArrayIndexOutOfBoundsException}. */
    static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int number() {
            int b = bytes[at++];
            if (b >= 0) {
                return b;
            }
            int value = b & 0x7F;
            for (int shift = 7; b < 0; shift += 7) {
                b = bytes[at++];
                value |= (b & 0x7F) << shift;
            }
            return value;
        }

        int signed() {
            int value = number();
            return (value >>> 1) ^ -(value & 1);
        }

        long fixed() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 8) {
                value |= (bytes[at++] & 0xFFL) << shift;
            }
            return value;
        }

        @Nullable
        String text() {
            int length = number() - 1;
            if (length < 0) {
                return null;
            }
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
    }
}
