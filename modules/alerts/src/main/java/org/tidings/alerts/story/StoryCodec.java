package org.tidings.alerts.story;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tidings.model.BadRecord;

/** A story as bytes, some 450 for the first article and 150 to 200 for each of the next seven; its id is its key. */
public final class StoryCodec {
    private static final byte VERSION = 1;

    private StoryCodec() {}

    public static byte[] bytes(Story story) {
        ByteBuffer out = ByteBuffer.allocate(size(story));
        out.put(VERSION);
        out.putLong(story.opened().toEpochMilli());
        out.putLong(story.last().toEpochMilli());
        out.putInt(story.size());
        out.putFloat(story.mass());
        writeVector(out, story.centre());
        out.put((byte) story.members().size());
        story.members().forEach(member -> writeMember(out, member));
        return out.array();
    }

    /** @throws BadRecord when the bytes are no story of this version */
    public static Story read(String id, byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                throw new BadRecord("a story of another version", null);
            }
            return new Story(
                    id,
                    Instant.ofEpochMilli(in.getLong()),
                    Instant.ofEpochMilli(in.getLong()),
                    in.getInt(),
                    in.getFloat(),
                    readVector(in),
                    readMembers(in));
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new BadRecord("a story that was cut off", e);
        }
    }

    private static int size(Story story) {
        int size = 1 + 8 + 8 + 4 + 4 + 1 + story.centre().terms().length * 6 + 1;
        for (Story.Member member : story.members()) {
            size += Wording.SIZE * 2 + 1 + member.figures().length * 4;
        }
        return size;
    }

    private static void writeVector(ByteBuffer out, Vector vector) {
        out.put((byte) vector.terms().length);
        for (int i = 0; i < vector.terms().length; i++) {
            out.putInt(vector.terms()[i]);
            out.putShort(Float.floatToFloat16(vector.weights()[i]));
        }
    }

    private static Vector readVector(ByteBuffer in) {
        int size = in.get();
        int[] terms = new int[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            terms[i] = in.getInt();
            weights[i] = Float.float16ToFloat(in.getShort());
        }
        return new Vector(terms, weights);
    }

    private static void writeMember(ByteBuffer out, Story.Member member) {
        for (short value : member.print()) {
            out.putShort(value);
        }
        out.put((byte) member.figures().length);
        for (int figure : member.figures()) {
            out.putInt(figure);
        }
    }

    private static List<Story.Member> readMembers(ByteBuffer in) {
        int size = in.get();
        List<Story.Member> members = new ArrayList<>(Math.max(0, size));
        for (int i = 0; i < size; i++) {
            members.add(readMember(in));
        }
        return members;
    }

    private static Story.Member readMember(ByteBuffer in) {
        short[] print = new short[Wording.SIZE];
        for (int i = 0; i < print.length; i++) {
            print[i] = in.getShort();
        }
        int[] figures = new int[in.get()];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = in.getInt();
        }
        return new Story.Member(print, figures);
    }
}
