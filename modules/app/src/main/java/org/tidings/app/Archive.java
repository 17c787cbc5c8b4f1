package org.tidings.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidings.model.BadRecord;
import org.tidings.model.ConfigItem;
import org.tidings.model.Desk;
import org.tidings.model.Feed;
import org.tidings.model.Json;
import org.tidings.model.Watchlist;
import org.tidings.runtime.kafka.ConfigWriter;

/**
 * Everything that people made, each with whose it is, to be carried to another cluster: a JSON object a line, the first
 * naming the format. Secrets are where to read them, never what they are.
 *
 * @param items by key
 * @param feeds by id
 * @param desk what was done with alerts, by id
 */
public record Archive(Map<String, ConfigItem> items, Map<String, Feed> feeds, Map<String, Desk> desk) {
    private static final int FORMAT = 1;

    private record Header(@Nullable Integer tidingsExport) {}

    /** One of the three. */
    private record Line(
            @Nullable String key,
            @Nullable JsonNode item,
            @Nullable Feed feed,
            @Nullable Desk desk) {}

    /** What carrying it over would do, or did. */
    public record Summary(long created, long changed, long unchanged, long desk) {}

    public void write(Writer out) throws IOException {
        line(out, new Header(FORMAT));
        for (Feed feed : new TreeMap<>(feeds).values()) {
            line(out, new Line(null, null, feed, null));
        }
        for (ConfigItem item : new TreeMap<>(items).values()) {
            line(out, new Line(item.key(), Json.mapper().valueToTree(item), null, null));
        }
        for (Desk done : new TreeMap<>(desk).values()) {
            line(out, new Line(null, null, null, done));
        }
    }

    private static void line(Writer out, Object value) throws IOException {
        out.write(Json.text(value));
        out.write('\n');
    }

    /** @throws BadRecord naming the line that is none of an archive */
    public static Archive read(BufferedReader in) throws IOException {
        Archive archive = new Archive(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            try {
                archive.take(line, number);
            } catch (BadRecord e) {
                throw new BadRecord("line " + number + ": " + e.getMessage(), e);
            }
        }
        if (number == 0) {
            throw new BadRecord("the file is empty", null);
        }
        return archive;
    }

    private void take(String text, int number) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        if (number == 1) {
            Integer format = Json.read(json, Header.class).tidingsExport();
            if (format == null || format != FORMAT) {
                throw new BadRecord("is not what `tidings export` writes in its format " + FORMAT, null);
            }
            return;
        }
        Line line = Json.read(json, Line.class);
        if (line.feed() != null) {
            feeds.put(line.feed().id(), line.feed());
        } else if (line.desk() != null) {
            desk.put(line.desk().id(), line.desk());
        } else if (line.key() != null && line.item() != null) {
            items.put(line.key(), ConfigItem.read(line.key(), Json.bytes(line.item())));
        } else {
            throw new BadRecord("holds neither a feed, nor an item with its key, nor desk work", null);
        }
    }

    /** What is to be written where that stands; nothing is removed. */
    public ConfigWriter.Changes changes() {
        return new ConfigWriter.Changes(List.copyOf(items.values()), Set.of(), List.copyOf(feeds.values()), Set.of());
    }

    /** Desk work that is newer than what stands there. */
    public List<Desk> fresher(Map<String, Desk> there) {
        List<Desk> fresher = new ArrayList<>();
        desk.forEach((id, done) -> {
            Desk known = there.get(id);
            if (known == null || known.at().isBefore(done.at())) {
                fresher.add(done);
            }
        });
        return fresher;
    }

    public Summary against(ConfigWriter.State state, Collection<Desk> fresher) {
        long created = 0;
        long changed = 0;
        for (ConfigItem item : items.values()) {
            ConfigItem known = state.items().get(item.key());
            created += known == null ? 1 : 0;
            changed += known == null || same(item, known) ? 0 : 1;
        }
        for (Feed feed : feeds.values()) {
            Feed known = state.feeds().get(feed.id());
            created += known == null ? 1 : 0;
            changed += known == null || known.equals(feed) ? 0 : 1;
        }
        return new Summary(created, changed, items.size() + feeds.size() - created - changed, fresher.size());
    }

    /** Revisions are counted by each cluster. */
    private static boolean same(ConfigItem item, ConfigItem known) {
        if (item instanceof Watchlist watchlist && known instanceof Watchlist old) {
            return watchlist.withRevision(old.revision(), old.updated()).equals(old);
        }
        return item.equals(known);
    }
}
