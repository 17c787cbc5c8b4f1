package org.tidings.filter.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.filter.match.Expr.Field;

/**
 * An article made ready for matching: its words with their positions by hash, the entities mentioned, and its surroundings
 * in lower case. Made by {@link MatchEngine#analyse} or {@link AnalysedCodec#decode}; not changed afterwards.
 */
public final class Analysed {
    private static final int LEAD = 60;
    private static final String AUTHORS_JOINED_BY = ", ";

    private record Place(String entity, long span) {}

    private final Supplier<MatchText> text;
    private final Tokens tokens;
    private final Surroundings surroundings;
    private final int titleEnd;
    private final int bodyStart;
    private final int bodyEnd;
    private final int authorStart;

    private final int mask;
    private final long[] hashes;
    private final int[] first;
    private final int[] last;
    private final int[] next;
    private final int[] distinct;
    private int distinctCount;

    private final Map<String, Spans> mentions = new HashMap<>();
    private final Map<Place, String> derived = new HashMap<>();

    /** What filters ask about, in lower case. */
    record Surroundings(
            @Nullable String host,
            @Nullable String language,
            @Nullable String country,
            Set<String> tags) {
        static Surroundings of(MatchText text) {
            return new Surroundings(
                    text.source() == null ? null : Filters.host(text.source()),
                    text.language() == null ? null : Languages.primary(text.language()),
                    text.country() == null ? null : lower(text.country()),
                    text.tags().stream().map(Surroundings::lower).collect(Collectors.toUnmodifiableSet()));
        }

        private static String lower(String written) {
            return written.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param titleEnd behind the title's last position
     * @param bodyEnd the same of the body
     * @param text asked for when clauses and snippets are cut, perhaps more than once
     */
    Analysed(Tokens tokens, int titleEnd, int bodyEnd, Surroundings surroundings, Supplier<MatchText> text) {
        this.text = text;
        this.tokens = tokens;
        this.surroundings = surroundings;
        this.titleEnd = titleEnd;
        this.bodyStart = titleEnd + Tokens.GAP;
        this.bodyEnd = bodyEnd;
        this.authorStart = bodyEnd + Tokens.GAP;
        this.mask = Integer.highestOneBit(Math.max(8, tokens.count() * 2)) * 2 - 1;
        this.hashes = new long[mask + 1];
        this.first = new int[mask + 1];
        this.last = new int[mask + 1];
        this.next = new int[tokens.count()];
        this.distinct = new int[tokens.count()];
        index();
    }

    /** Without the entities, which {@link MatchEngine#mention} looks for. */
    public static Analysed of(MatchText text) {
        Tokens tokens = new Tokens(
                2 * Tokens.GAP + 64 + (text.title().length() + text.body().length()) / 5);
        Tokenizer.text(text.title(), 0, tokens);
        int titleEnd = tokens.count();
        tokens.gap();
        Tokenizer.text(text.body(), 0, tokens);
        int bodyEnd = tokens.count();
        addAuthors(text.authors(), tokens);
        return new Analysed(tokens, titleEnd, bodyEnd, Surroundings.of(text), () -> text);
    }

    private static void addAuthors(List<String> authors, Tokens tokens) {
        int offset = 0;
        for (String author : authors) {
            tokens.gap();
            Tokenizer.text(author, offset, tokens);
            offset += author.length() + AUTHORS_JOINED_BY.length();
        }
    }

    private void index() {
        for (int position = 0; position < tokens.count(); position++) {
            long hash = tokens.folded(position);
            next[position] = -1;
            if (hash != 0) {
                add(hash, position);
            }
        }
    }

    private void add(long hash, int position) {
        int slot = slot(hash);
        if (hashes[slot] == 0) {
            hashes[slot] = hash;
            first[slot] = position;
            distinct[distinctCount++] = position;
        } else {
            next[last[slot]] = position;
        }
        last[slot] = position;
    }

    private int slot(long hash) {
        int slot = (int) hash & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The first position of a word; -1 = it is not there. */
    int first(long hash) {
        int slot = slot(hash);
        return hashes[slot] == 0 ? -1 : first[slot];
    }

    /** The next position of the word at {@code position}; -1 = there is none. */
    int next(int position) {
        return next[position];
    }

    /** How many different words there are; {@link #distinct} gives the first position of each. */
    int distinctCount() {
        return distinctCount;
    }

    int distinct(int index) {
        return distinct[index];
    }

    int from(Field field) {
        return switch (field) {
            case ANYWHERE, TITLE -> 0;
            case LEAD, BODY -> bodyStart;
            case AUTHOR -> authorStart;
        };
    }

    /** Behind the field's last position. */
    int to(Field field) {
        return switch (field) {
            case TITLE -> titleEnd;
            case LEAD -> Math.min(bodyEnd, bodyStart + LEAD);
            case ANYWHERE, BODY -> bodyEnd;
            case AUTHOR -> tokens.count();
        };
    }

    /** The field that a position is in, as clauses name it. */
    Field fieldAt(int position) {
        return position < titleEnd ? Field.TITLE : position < bodyEnd ? Field.BODY : Field.AUTHOR;
    }

    /** What a field's offsets count in. */
    String textOf(Field field) {
        return switch (field) {
            case TITLE -> text.get().title();
            case AUTHOR -> String.join(AUTHORS_JOINED_BY, text.get().authors());
            case ANYWHERE, LEAD, BODY -> text.get().body();
        };
    }

    /** Whether the title is two or more words with case and all of them are capitals. */
    boolean titleInCapitals() {
        int cased = 0;
        for (int i = 0; i < titleEnd; i++) {
            if (tokens.is(i, Tokens.CASED)) {
                if (!tokens.is(i, Tokens.CAPITALS)) {
                    return false;
                }
                cased++;
            }
        }
        return cased >= 2;
    }

    /** Whether a position is in title or body. */
    boolean isInText(int position) {
        return position < bodyEnd;
    }

    boolean inTitle(int position) {
        return position < titleEnd;
    }

    @Nullable
    String host() {
        return surroundings.host();
    }

    @Nullable
    String language() {
        return surroundings.language();
    }

    @Nullable
    String country() {
        return surroundings.country();
    }

    Set<String> tags() {
        return surroundings.tags();
    }

    void forgetMentions() {
        mentions.clear();
    }

    /** @param derivedFrom the name as somebody wrote it, where this is an inflected form of it */
    void mention(String entity, int start, int end, @Nullable String derivedFrom) {
        mentions.computeIfAbsent(entity, e -> new Spans()).add(start, end);
        if (derivedFrom != null) {
            derived.put(new Place(entity, Spans.span(start, end)), derivedFrom);
        }
    }

    void tidyMentions() {
        mentions.values().forEach(Spans::tidied);
    }

    /** Where an entity is mentioned, in order; null = nowhere. */
    @Nullable
    Spans mentions(String entity) {
        return mentions.get(entity);
    }

    /** The ids of the entities mentioned. */
    public Set<String> entities() {
        return mentions.keySet();
    }

    /** Every place where an entity is mentioned, in the order of the text; at one place entities in the order of their ids. */
    public List<EntityPlace> places() {
        List<Place> places = new ArrayList<>();
        mentions.forEach((entity, spans) -> {
            for (int i = 0; i < spans.size(); i++) {
                places.add(new Place(entity, spans.get(i)));
            }
        });
        places.sort(Comparator.comparingLong(Place::span).thenComparing(Place::entity));
        return places.stream().map(this::place).toList();
    }

    private EntityPlace place(Place place) {
        Field field = fieldAt(Spans.start(place.span));
        int from = tokens.start(Spans.start(place.span));
        int to = tokens.end(Spans.end(place.span));
        String said = textOf(field).substring(from, to);
        return new EntityPlace(place.entity, field.word(), from, to, said, derived.get(place));
    }

    /** The keys of its surroundings, by which watchlists are looked up. */
    List<Long> filterKeys() {
        List<Long> keys = new ArrayList<>();
        addKey(keys, Expr.FilterKind.LANG, language());
        addKey(keys, Expr.FilterKind.COUNTRY, country());
        tags().forEach(tag -> addKey(keys, Expr.FilterKind.TAG, tag));
        for (String under = host(); under != null; under = parent(under)) {
            addKey(keys, Expr.FilterKind.SOURCE, under);
        }
        return keys;
    }

    private static @Nullable String parent(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? null : host.substring(dot + 1);
    }

    private static void addKey(List<Long> keys, Expr.FilterKind kind, @Nullable String value) {
        if (value != null) {
            keys.add(Hashes.filterKey(kind.word(), value));
        }
    }
}
