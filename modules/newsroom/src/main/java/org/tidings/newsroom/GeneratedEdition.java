package org.tidings.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Generated stories at a steady pace. Story k's words are made from the seed and k whenever somebody asks, so that only
 * the numbers of each outlet's newest items are kept: 8 bytes an item, at most {@value Edition#FRONT} an outlet.
 */
final class GeneratedEdition implements Edition {
    /** How many stories later each further carrier brings a story. */
    private static final int[] LAG = {0, 1, 3, 6};

    private static final Pattern PATH = Pattern.compile("/news/(-?\\d{1,15})-(\\d)\\.html");

    private final Seed seed;
    private final GeneratedWords words;
    private final List<Outlet> outlets;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Duration delay;
    private final double storiesPerMinute;
    private final Instant opened;
    private final int archived;
    private final Ring[] rings;
    private long next;

    /**
     * @param delay from the beginning to the first story
     * @param archived how many older items each outlet has
     */
    GeneratedEdition(NewsroomPlan plan, List<Outlet> outlets, Duration delay, Instant opened, int archived) {
        this.seed = new Seed(plan.seed());
        this.words = GeneratedWords.read();
        this.outlets = List.copyOf(outlets);
        this.delay = delay;
        this.storiesPerMinute = plan.storiesPerMinute();
        this.opened = opened;
        this.archived = archived;
        this.rings =
                IntStream.range(0, outlets.size()).mapToObj(i -> new Ring()).toArray(Ring[]::new);
        IntStream.range(0, outlets.size())
                .forEach(i -> numbers.put(this.outlets.get(i).host(), i));
    }

    @Override
    public List<Outlet> outlets() {
        return outlets;
    }

    @Override
    public Optional<Outlet> outlet(String host) {
        return Optional.ofNullable(numbers.get(host)).map(outlets::get);
    }

    @Override
    public List<Item> front(Outlet outlet, @Nullable Instant begun, Instant now) {
        Integer number = numbers.get(outlet.host());
        if (number == null) {
            return List.of();
        }
        Stream<Long> news = begun == null ? Stream.of() : newest(number, begun, now).stream();
        Stream<Long> archive =
                LongStream.range(0, archived).mapToObj(n -> -(1 + (long) number * archived + n) * LAG.length);
        return Stream.concat(news, archive)
                .limit(FRONT)
                .map(code -> item(outlet, Math.floorDiv(code, LAG.length), Math.floorMod(code, LAG.length), begun))
                .toList();
    }

    @Override
    public Optional<Item> at(Outlet outlet, String path, @Nullable Instant begun, Instant now) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long story = Long.parseLong(matcher.group(1));
        int carrier = Integer.parseInt(matcher.group(2));
        boolean out = story < 0 ? archived > 0 : (begun != null && story <= lastStory(begun, now));
        return out ? Optional.of(item(outlet, story, carrier, begun)) : Optional.empty();
    }

    @Override
    public Optional<Item> byId(Outlet outlet, String id, @Nullable Instant begun, Instant now) {
        return at(outlet, "/news/" + id + ".html", begun, now);
    }

    @Override
    public List<Published> published(Instant begun, Instant now) {
        return LongStream.rangeClosed(0, lastStory(begun, now))
                .boxed()
                .flatMap(tick -> due(tick).stream())
                .map(code -> item(
                                outlets.get(carrier(code / LAG.length, (int) (code % LAG.length))),
                                code / LAG.length,
                                (int) (code % LAG.length),
                                begun)
                        .published())
                .toList();
    }

    /** The number of the newest story that is out, -1 = none. */
    private long lastStory(Instant begun, Instant now) {
        Duration since = Duration.between(begun.plus(delay), now);
        boolean none = since.isNegative() || storiesPerMinute == 0;
        return none ? -1 : (long) Math.floor(since.toMillis() / 60_000.0 * storiesPerMinute);
    }

    private synchronized List<Long> newest(int outlet, Instant begun, Instant now) {
        for (long last = lastStory(begun, now); next <= last; next++) {
            due(next).forEach(code -> rings[carrier(code / LAG.length, (int) (code % LAG.length))].add(code));
        }
        return rings[outlet].newestFirst();
    }

    /** What comes out with story k: itself at its first outlet, and older ones at further outlets. */
    private List<Long> due(long tick) {
        List<Long> due = new ArrayList<>();
        for (int carrier = 0; carrier < LAG.length; carrier++) {
            long story = tick - LAG[carrier];
            if (story >= 0 && carrier < carriers(story)) {
                due.add(story * LAG.length + carrier);
            }
        }
        return due;
    }

    private int carriers(long story) {
        return Math.min(outlets.size(), 1 + seed.of(story).of("carriers").below(LAG.length));
    }

    /** Distinct outlets for the carriers of a story: steps that share no factor would do, neighbours do as well. */
    private int carrier(long story, int carrier) {
        return (seed.of(story).of("outlet").below(outlets.size()) + carrier) % outlets.size();
    }

    private Item item(Outlet outlet, long story, int carrier, @Nullable Instant begun) {
        GeneratedWords.Made made = words.story(seed.of(story), outlet.language(), carrier);
        Instant at = time(story, carrier, begun);
        return new Item(
                "generated-" + story + "-" + outlet.language(),
                story + "-" + carrier,
                outlet,
                "/news/" + story + "-" + carrier + ".html",
                at,
                at,
                1,
                carrier == 0 ? Published.Kind.ORIGINAL : Published.Kind.REWRITE,
                Item.PageKind.ARTICLE,
                made.watched(),
                made.text());
    }

    private Instant time(long story, int carrier, @Nullable Instant begun) {
        if (story < 0 || begun == null) {
            return opened.minus(Duration.ofHours(1 + Math.floorMod(story, (long) archived)));
        }
        double millis = (story + LAG[carrier]) * 60_000.0 / storiesPerMinute;
        return begun.plus(delay).plusMillis((long) millis);
    }

    /** The newest items of one outlet. */
    private static final class Ring {
        private long[] codes = new long[4];
        private int count;

        void add(long code) {
            if (count >= codes.length && codes.length < FRONT) {
                codes = Arrays.copyOf(codes, Math.min(FRONT, codes.length * 2));
            }
            codes[count++ % codes.length] = code;
        }

        List<Long> newestFirst() {
            int held = Math.min(count, codes.length);
            return IntStream.rangeClosed(1, held)
                    .mapToObj(back -> codes[(count - back) % codes.length])
                    .toList();
        }
    }
}
