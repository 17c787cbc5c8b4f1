package org.tidings.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that never change, in eight bytes each where a list of Longs takes three times as many; as JSON one string, base64
 * of the numbers in network order, half as long as their digits.
 */
final class PackedLongs extends AbstractList<Long> implements RandomAccess {
    private static final PackedLongs NONE = new PackedLongs(new long[0]);

    private final long[] numbers;

    private PackedLongs(long[] numbers) {
        this.numbers = numbers;
    }

    static List<Long> of(@Nullable List<Long> given) {
        if (given instanceof PackedLongs packed) {
            return packed;
        }
        return given == null || given.isEmpty()
                ? NONE
                : new PackedLongs(given.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public Long get(int index) {
        return numbers[index];
    }

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackedLongs packed ? Arrays.equals(numbers, packed.numbers) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    static final class Writer extends JsonSerializer<List<Long>> {
        @Override
        public void serialize(List<Long> numbers, JsonGenerator to, SerializerProvider context) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * Long.BYTES);
            numbers.forEach(bytes::putLong);
            to.writeBinary(bytes.array());
        }
    }

    /** A list of numbers, as an earlier version wrote its keys, is read as none: those keys were made otherwise. */
    static final class Reader extends JsonDeserializer<List<Long>> {
        @Override
        public List<Long> deserialize(JsonParser from, DeserializationContext context) throws IOException {
            if (from.isExpectedStartArrayToken()) {
                from.skipChildren();
                return NONE;
            }
            ByteBuffer bytes = ByteBuffer.wrap(from.getBinaryValue());
            if (bytes.remaining() % Long.BYTES != 0) {
                context.reportInputMismatch(this, "%s bytes are no whole numbers", bytes.remaining());
            }
            long[] numbers = new long[bytes.remaining() / Long.BYTES];
            bytes.asLongBuffer().get(numbers);
            return new PackedLongs(numbers);
        }
    }
}
