package org.tidings.runtime.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Alert;
import org.tidings.model.Channel;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.Origin;
import org.tidings.model.SecretRef;
import org.tidings.model.Urls;
import org.tidings.model.Watchlist;
import org.tidings.model.Word;

/**
 * Reads feeds, entities, watchlists and channels as people write them, in a file, in the console's editor or as a REST
 * body. Queries are only taken down here: whoever knows the language checks them and reports at {@link Content#lines}.
 */
public final class ContentReader {
    private static final String STARTER = "starter-entities";
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}";
    private static final String WATCHLIST_ID = "[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}_-]{0,99}";
    private static final int MOST_EXAMPLES = 100;
    private static final int LONGEST_EXAMPLE = 20_000;

    private final Origin origin;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    private ContentReader(Origin origin) {
        this.origin = origin;
    }

    /** Reads the four sections, and the entities that come with Tidings where asked for; the caller ends {@code root}. */
    public static Content read(Section root, Origin origin) {
        ContentReader reader = new ContentReader(origin);
        List<Feed> feeds =
                root.sections("feeds", "url").stream().map(reader::feed).toList();
        List<Entity> entities = reader.entities(root);
        List<Watchlist> watchlists = root.sections("watchlists", null).stream()
                .map(reader::watchlist)
                .toList();
        List<Channel> channels = new ArrayList<>();
        root.named("channels").forEach((id, section) -> channels.add(reader.channel(id, section)));
        reader.checkChannels(root, watchlists, channels);
        return new Content(feeds, entities, watchlists, channels, reader.lines);
    }

    private void checkChannels(Section root, List<Watchlist> watchlists, List<Channel> channels) {
        Set<String> known = channels.stream().map(Channel::id).collect(Collectors.toSet());
        for (Watchlist watchlist : watchlists) {
            for (String channel : watchlist.alerts().channels()) {
                if (!known.contains(channel)) {
                    String near = Values.nearest(channel, known);
                    root.problem(
                            lines.getOrDefault("watchlists." + watchlist.id() + ".alerts", 0),
                            "watchlists." + watchlist.id() + ".alerts.channels",
                            "\"" + channel + "\" is not under channels"
                                    + (near == null ? "" : "; did you mean " + near + "?"));
                }
            }
        }
    }

    private Feed feed(Section section) {
        String url = section.required("url", "the address of a feed");
        if (!url.isEmpty() && !Urls.isWeb(url)) {
            section.problem("url", "expected an http or https address, found \"" + url + "\"");
        }
        unique(section, "url", "feed " + url, "the feed " + url);
        Feed feed = Feed.of(url.strip(), origin)
                .withTitle(section.string("title"))
                .withTags(section.strings("tags"))
                .withPlace(upper(section.string("country")), lower(section.string("language")))
                .withEvery(section.duration("every"))
                .withPaused(section.flag("paused", false))
                .withRobots(section.flag("robots", false))
                .withUnverified(!section.flag("verify-tls", true))
                .withLogin(section.has("login") ? login(section.section("login")) : null);
        section.end();
        return feed;
    }

    private static Feed.@Nullable Login login(Section section) {
        String user = section.string("user");
        String header = section.string("header");
        String key = user != null ? "password" : "value";
        if ((user == null) == (header == null)) {
            section.problem("user", "a login is {user: NAME, password: SECRET} or {header: NAME, value: SECRET}");
        }
        SecretRef secret = secret(section, key);
        section.end();
        if ((user == null) == (header == null)) {
            return null;
        }
        if (secret == null) {
            section.problem(key, "is missing: {file: PATH} or {env: NAME}");
            return null;
        }
        return new Feed.Login(user, header, secret);
    }

    private List<Entity> entities(Section root) {
        List<Entity> entities = new ArrayList<>();
        root.sections("entities", null).forEach(section -> entities.add(entity(section)));
        try {
            entities.addAll(Starter.beside(entities, Starter.kinds(root.strings(STARTER)), origin));
        } catch (IllegalArgumentException e) {
            root.problem(STARTER, String.valueOf(e.getMessage()));
        }
        return entities;
    }

    private Entity entity(Section section) {
        String id = id(section, "entity");
        List<Entity.Alias> aliases = section.sections("aliases", "text").stream()
                .map(ContentReader::alias)
                .toList();
        Entity entity = new Entity(
                id,
                section.string("name", id),
                section.parsed("wikidata", ContentReader::qid),
                aliases,
                languages(section, "forms"),
                origin);
        section.end();
        return entity;
    }

    private static String qid(String text) {
        if (!text.matches("Q[1-9]\\d*")) {
            throw new IllegalArgumentException("expected a Wikidata id such as Q423, found \"" + text + "\"");
        }
        return text;
    }

    private static Entity.Alias alias(Section section) {
        Entity.Alias alias = new Entity.Alias(
                section.required("text", "the name"),
                section.parsed("case", text -> word(Entity.Letters.class, text)),
                section.strings("near"),
                section.strings("not-near"),
                section.flag("inside", false),
                languages(section, "languages"));
        section.end();
        return alias;
    }

    /** Primary tags, in lower case. */
    private static List<String> languages(Section section, String key) {
        return section.strings(key).stream()
                .map(ContentReader::language)
                .peek(tag -> checkLanguage(section, key, tag))
                .distinct()
                .toList();
    }

    private static void checkLanguage(Section section, String key, String tag) {
        if (!tag.matches("[a-z]{2,3}")) {
            section.problem(key, "expected languages by their tags, such as en or pt, found \"" + tag + "\"");
        }
    }

    private Watchlist watchlist(Section section) {
        String id = id(section, "watchlist");
        String query = section.string("query");
        Watchlist.Weighted any = section.has("any") ? weighted(section.section("any"), id) : null;
        if ((query == null) == (any == null)) {
            section.problem(query == null ? "id" : "any", "a watchlist has either a query or any");
        }
        note(id, section, "query", "any", "alerts", "matches", "ignores");
        Watchlist watchlist = new Watchlist(
                id,
                section.string("name", id),
                query,
                any,
                section.strings("languages").stream()
                        .map(ContentReader::language)
                        .toList(),
                alerting(section.section("alerts")),
                section.flag("enabled", true),
                1,
                origin,
                null,
                filing(section),
                new Watchlist.Examples(examples(section, "matches"), examples(section, "ignores")),
                section.parsed("muted-until", Values::instant));
        section.end();
        return watchlist;
    }

    private static Watchlist.Filing filing(Section section) {
        return new Watchlist.Filing(
                section.parsed("group", ContentReader::heading),
                section.strings("tags").stream().map(String::strip).distinct().toList(),
                section.parsed("owner", ContentReader::heading));
    }

    private static String heading(String text) {
        String heading = text.strip();
        if (heading.isEmpty() || heading.length() > 100) {
            throw new IllegalArgumentException("expected a name of 1 to 100 characters");
        }
        return heading;
    }

    private static List<String> examples(Section section, String key) {
        List<String> texts = section.strings(key);
        if (texts.size() > MOST_EXAMPLES) {
            section.problem(key, "a watchlist has at most " + MOST_EXAMPLES + " of them, found " + texts.size());
        }
        for (String text : texts) {
            if (text.isBlank()) {
                section.problem(key, "one of the texts is empty");
            } else if (text.length() > LONGEST_EXAMPLE) {
                section.problem(key, "a text has at most " + LONGEST_EXAMPLE + " characters, found " + text.length());
            }
        }
        return texts;
    }

    private void note(String id, Section section, String... keys) {
        lines.putIfAbsent("watchlists." + id, section.line("id"));
        for (String key : keys) {
            lines.putIfAbsent("watchlists." + id + "." + key, section.line(key));
        }
    }

    private Watchlist.Weighted weighted(Section section, String id) {
        List<Watchlist.Term> terms = new ArrayList<>();
        for (Section term : section.sections("terms", "q")) {
            lines.put("watchlists." + id + ".any.terms[" + terms.size() + "]", term.line("q"));
            terms.add(new Watchlist.Term(term.required("q", "a query"), term.number("weight", 1)));
            term.end();
        }
        if (terms.isEmpty()) {
            section.problem("terms", "is missing: a list of {q: QUERY, weight: NUMBER}");
        }
        Watchlist.Weighted weighted = new Watchlist.Weighted(section.number("threshold", 1), terms);
        section.end();
        return weighted;
    }

    private static Watchlist.Alerting alerting(Section section) {
        Set<Alert.Kind> kinds = new LinkedHashSet<>();
        for (String kind : section.strings("kinds")) {
            try {
                kinds.add(word(Alert.Kind.class, kind));
            } catch (IllegalArgumentException e) {
                section.problem("kinds", String.valueOf(e.getMessage()));
            }
        }
        Watchlist.Alerting alerting = new Watchlist.Alerting(
                section.parsed("topic", ContentReader::topic),
                kinds,
                section.duration("repeat"),
                section.strings("channels"));
        section.end();
        return alerting;
    }

    private static String topic(String text) {
        if (!text.matches("[A-Za-z0-9._-]{1,249}") || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException(
                    "a topic's name has letters, digits, dots, dashes: found \"" + text + "\"");
        }
        return text;
    }

    private Channel channel(String id, Section section) {
        checkId(section, "type", id, ID);
        Channel.Type type = section.parsed("type", Channel.Type.WEBHOOK, text -> word(Channel.Type.class, text));
        String url = section.required("url", "where the webhook is sent");
        if (!url.isEmpty() && !Urls.isWeb(url)) {
            section.problem("url", "expected an http or https address, found \"" + url + "\"");
        }
        Channel channel = new Channel(id, type, url, secret(section, "secret"), section.flag("paused", false), origin);
        section.end();
        return channel;
    }

    private static @Nullable SecretRef secret(Section section, String key) {
        if (!section.has(key)) {
            return null;
        }
        Section secret = section.section(key);
        try {
            SecretRef ref = new SecretRef(secret.string("file"), secret.string("env"));
            Secrets.read(ref);
            return ref;
        } catch (IllegalArgumentException e) {
            section.problem(key, String.valueOf(e.getMessage()));
            return null;
        } finally {
            secret.end();
        }
    }

    private String id(Section section, String kind) {
        String id = section.required("id", "letters, digits and dashes");
        if (!id.isEmpty()) {
            checkId(section, "id", id, kind.equals("watchlist") ? WATCHLIST_ID : ID);
            unique(section, "id", kind + " " + id, "the " + kind + " \"" + id + "\"");
        }
        return id;
    }

    private static void checkId(Section section, String key, String id, String form) {
        if (!id.matches(form)) {
            section.problem(key, "an id has up to 100 letters, digits and dashes: found \"" + id + "\"");
        }
    }

    private void unique(Section section, String key, String identity, String shown) {
        Integer before = lines.putIfAbsent("#" + identity, section.line(key));
        if (!seen.add(identity)) {
            section.problem(key, shown + " stands already in line " + before);
        }
    }

    private static String language(String text) {
        return text.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : language(text);
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static <E extends Enum<E> & Word> E word(Class<E> type, String text) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Word::word).toList();
        int index = words.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new IllegalArgumentException("expected " + String.join(", ", words) + "; found \"" + text + "\"");
        }
        return type.getEnumConstants()[index];
    }
}
