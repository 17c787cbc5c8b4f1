package org.tidings.newsroom.farm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.GZIPOutputStream;

/**
 * The documents of a farm, made once, packed and kept. Feeds share them: links are relative, so that each feed's items are
 * its own all the same. A document is told from its successor by its newest item.
 */
final class Harvest {
    private static final int VERSIONS = 64;
    private static final List<Integer> ITEMS = List.of(10, 20, 20, 30, 30, 40, 50, 60);
    private static final int LEAST_WORDS = 60;
    private static final int MORE_WORDS = 340;
    private static final Instant OPENED = Instant.parse("2026-03-14T08:00:00Z");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<String> SYLLABLES = List.of(
            "har", "bour", "mas", "ter", "light", "qua", "y", "ton", "ne", "ver", "old", "pier", "cra", "ne", "s");

    private final AtomicReferenceArray<byte[]> documents = new AtomicReferenceArray<>(VERSIONS * ITEMS.size());

    /** As it goes over the wire, packed. */
    byte[] document(int feed, long version) {
        int shape = Math.floorMod(feed, ITEMS.size());
        int number = (int) Math.floorMod(version, (long) VERSIONS);
        int at = shape * VERSIONS + number;
        byte[] known = documents.get(at);
        if (known == null) {
            known = packed(text(shape, number));
            documents.set(at, known);
        }
        return known;
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    private static String text(int shape, int version) {
        StringBuilder xml = new StringBuilder(100_000);
        xml.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>Farm ")
                .append(shape)
                .append(" (invented)</title><link>./</link><description>All of it is made up.</description>\n");
        for (int item = 0; item < ITEMS.get(shape); item++) {
            item(xml, shape, Math.floorMod(version - item, VERSIONS));
        }
        return xml.append("</channel></rss>\n").toString();
    }

    private static void item(StringBuilder xml, int shape, int number) {
        Random choice = new Random(shape * 1_000L + number);
        xml.append("<item><title>");
        words(xml, choice, 9);
        xml.append("</title><link>story-").append(number).append(".html</link><guid isPermaLink=\"false\">farm-");
        xml.append(shape).append('-').append(number).append("</guid><pubDate>");
        xml.append(DATE.format(OPENED.plusSeconds(600L * number))).append("</pubDate><description>");
        words(xml, choice, LEAST_WORDS + choice.nextInt(MORE_WORDS));
        xml.append("</description></item>\n");
    }

    private static void words(StringBuilder xml, Random choice, int count) {
        for (int word = 0; word < count; word++) {
            for (int syllable = 1 + choice.nextInt(3); syllable >= 0; syllable--) {
                xml.append(SYLLABLES.get(choice.nextInt(SYLLABLES.size())));
            }
            xml.append(' ');
        }
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
