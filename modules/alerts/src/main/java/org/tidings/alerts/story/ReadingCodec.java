package org.tidings.alerts.story;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.tidings.model.BadRecord;

/** A reading as bytes, about five for each word, so that articles of the past are grouped without their texts. */
public final class ReadingCodec {
    /** To be raised with every change of the format and of how text becomes words. */
    public static final int VERSION = 1;

    private static final int LEAD_BITS = 3;
    private static final int BODY_SHIFT = LEAD_BITS + 1;

    private ReadingCodec() {}

    public static byte[] bytes(Reading reading) {
        int size = 2 + reading.terms().size() * 6 + Wording.SIZE * 2 + 1 + reading.figures().length * 4;
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putShort((short) reading.terms().size());
        reading.terms().forEach((term, use) -> {
            out.putInt(term);
            putSmall(out, code(use));
        });
        for (short value : reading.print()) {
            out.putShort(value);
        }
        out.put((byte) reading.figures().length);
        for (int figure : reading.figures()) {
            out.putInt(figure);
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Of the lead no more than what counts is kept. */
    private static int code(Reading.Use use) {
        int lead = Math.min(Reading.Use.COUNTED_LEAD, use.lead);
        return use.body << BODY_SHIFT | lead << 1 | (use.title ? 1 : 0);
    }

    private static void putSmall(ByteBuffer out, int value) {
        if (value < 0x80) {
            out.put((byte) value);
        } else {
            out.put((byte) (value | 0x80));
            out.put((byte) (value >> 7));
        }
    }

    /** @throws BadRecord when the bytes are no reading */
    public static Reading read(ByteBuffer in) {
        try {
            return new Reading(terms(in), print(in), figures(in));
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new BadRecord("a reading that was cut off", e);
        }
    }

    private static Map<Integer, Reading.Use> terms(ByteBuffer in) {
        int size = in.getShort();
        Map<Integer, Reading.Use> terms = HashMap.newHashMap(Math.max(0, size));
        for (int i = 0; i < size; i++) {
            terms.put(in.getInt(), use(small(in)));
        }
        return terms;
    }

    private static int small(ByteBuffer in) {
        int value = in.get();
        return value >= 0 ? value : (value & 0x7F) | (in.get() & 0xFF) << 7;
    }

    private static Reading.Use use(int code) {
        Reading.Use use = new Reading.Use();
        use.title = (code & 1) != 0;
        use.lead = code >> 1 & (1 << LEAD_BITS) - 1;
        use.body = code >> BODY_SHIFT;
        return use;
    }

    private static short[] print(ByteBuffer in) {
        short[] print = new short[Wording.SIZE];
        for (int i = 0; i < print.length; i++) {
            print[i] = in.getShort();
        }
        return print;
    }

    private static int[] figures(ByteBuffer in) {
        int[] figures = new int[in.get()];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = in.getInt();
        }
        return figures;
    }
}
