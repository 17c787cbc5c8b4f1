package org.tidings.poller;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tidings.model.BadRecord;

/**
 * What the intake remembers of an article; small, since there are millions.
 *
 * @param first when it was first seen
 * @param last when it was last seen
 * @param baseline it has only been history so far
 * @param contents 64-bit hashes of every content that entered, at most {@link #MOST_CONTENTS}
 * @param feeds ids of the feeds that carried it, at most {@link #MOST_FEEDS}
 */
record Seen(Instant first, Instant last, boolean baseline, List<Long> contents, List<String> feeds) {
    static final int MOST_FEEDS = 20;
    static final int MOST_CONTENTS = 32;
    private static final byte VERSION = 1;

    Seen {
        contents = List.copyOf(contents);
        feeds = List.copyOf(feeds);
    }

    boolean carriedBy(String feed) {
        return feeds.contains(feed);
    }

    boolean holds(long content) {
        return contents.contains(content);
    }

    boolean full() {
        return contents.size() >= MOST_CONTENTS;
    }

    /** The article seen once more, in a feed and with a content. */
    Seen again(String feed, long content, Instant at, boolean stillBaseline) {
        return new Seen(
                first,
                at.isAfter(last) ? at : last,
                stillBaseline,
                with(contents, content, MOST_CONTENTS),
                with(feeds, feed, MOST_FEEDS));
    }

    private static <T> List<T> with(List<T> list, T more, int most) {
        if (list.contains(more) || list.size() >= most) {
            return list;
        }
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    byte[] bytes() {
        List<byte[]> names = feeds.stream()
                .map(feed -> feed.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length = names.stream().mapToInt(name -> 2 + name.length).sum();
        ByteBuffer out = ByteBuffer.allocate(1 + 8 + 8 + 1 + 1 + 8 * contents.size() + 1 + length);
        out.put(VERSION).putLong(first.toEpochMilli()).putLong(last.toEpochMilli());
        out.put((byte) (baseline ? 1 : 0)).put((byte) contents.size());
        contents.forEach(out::putLong);
        out.put((byte) names.size());
        for (byte[] name : names) {
            out.putShort((short) name.length).put(name);
        }
        return out.array();
    }

    /** @throws BadRecord when these are not the bytes of one */
    static Seen read(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                throw new BadRecord("a seen-store of another version", null);
            }
            Instant first = Instant.ofEpochMilli(in.getLong());
            Instant last = Instant.ofEpochMilli(in.getLong());
            boolean baseline = in.get() == 1;
            List<Long> contents = new ArrayList<>();
            for (int i = in.get(); i > 0; i--) {
                contents.add(in.getLong());
            }
            List<String> feeds = new ArrayList<>();
            for (int i = in.get(); i > 0; i--) {
                byte[] name = new byte[in.getShort()];
                in.get(name);
                feeds.add(new String(name, StandardCharsets.UTF_8));
            }
            return new Seen(first, last, baseline, contents, feeds);
        } catch (BufferUnderflowException e) {
            throw new BadRecord("a seen-store cut short", e);
        }
    }
}
