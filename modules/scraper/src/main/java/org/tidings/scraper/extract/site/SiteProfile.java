package org.tidings.scraper.extract.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.tidings.model.Site;

/**
 * Which blocks stand in which of a site's latest articles. It never changes: learning makes another. It forgets by itself, as
 * only the latest {@value #ARTICLES} articles count, and holds at most {@value #BLOCKS} blocks of 16 bytes, {@value #SAMPLES}
 * samples and 24 bytes an article: 16 KB in all.
 */
public final class SiteProfile {
    public static final int ARTICLES = 64;
    public static final int BLOCKS = 384;
    public static final int SAMPLES = 32;
    private static final int SAMPLE = 80;

    /** Of a long page so many blocks are learned from its beginning and so many from its end. */
    private static final int EACH_END = 32;

    public static final SiteProfile EMPTY =
            new SiteProfile(0, new long[0], List.of(), new long[0], new long[0], Map.of());

    private final long learned;
    private final long[] articles;
    private final List<Subject> subjects;
    /** Sorted. */
    private final long[] blocks;

    private final long[] seenIn;
    private final Map<Long, String> samples;
    private final Set<Integer> commonWords;

    private SiteProfile(
            long learned,
            long[] articles,
            List<Subject> subjects,
            long[] blocks,
            long[] seenIn,
            Map<Long, String> samples) {
        this.learned = learned;
        this.articles = articles;
        this.subjects = subjects;
        this.blocks = blocks;
        this.seenIn = seenIn;
        this.samples = samples;
        this.commonWords = commonWords(subjects);
    }

    /** From its record. */
    public static SiteProfile of(Site site) {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < site.articles().size(); i++) {
            subjects.add(Subject.of(site.subjects().get(2 * i), site.subjects().get(2 * i + 1)));
        }
        Map<Long, Long> rows = new HashMap<>();
        for (int i = 0; i < site.blocks().size(); i++) {
            rows.put(site.blocks().get(i), site.seenIn().get(i));
        }
        Map<Long, String> samples =
                site.samples().stream().collect(Collectors.toMap(Site.Sample::block, Site.Sample::text, (a, b) -> a));
        return made(site.learned(), packed(site.articles()), subjects, rows, samples);
    }

    private static SiteProfile made(
            long learned, long[] articles, List<Subject> subjects, Map<Long, Long> rows, Map<Long, String> samples) {
        long[] blocks =
                rows.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        long[] seenIn =
                LongStream.of(blocks).map(block -> rows.getOrDefault(block, 0L)).toArray();
        return new SiteProfile(learned, articles, List.copyOf(subjects), blocks, seenIn, Map.copyOf(samples));
    }

    private static long[] packed(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** As a record. */
    public Site site(String host, Instant updated) {
        List<Long> about = new ArrayList<>();
        for (Subject subject : subjects) {
            for (long half : subject.packed()) {
                about.add(half);
            }
        }
        return new Site(
                host,
                learned,
                LongStream.of(articles).boxed().toList(),
                about,
                LongStream.of(blocks).boxed().toList(),
                LongStream.of(seenIn).boxed().toList(),
                repeated().stream()
                        .map(repeat -> new Site.Sample(repeat.block(), repeat.text()))
                        .toList(),
                updated);
    }

    /** How many articles it was learned from since it was made. */
    public long learned() {
        return learned;
    }

    /** How many blocks it holds. */
    public int size() {
        return blocks.length;
    }

    /** What speaks for a block being the site's. */
    public Evidence evidence(long block) {
        int at = Arrays.binarySearch(blocks, block);
        if (at < 0) {
            return Evidence.NONE;
        }
        int count = Long.bitCount(seenIn[at]);
        return new Evidence(count, articles.length, count < 3 ? count : differentSubjects(seenIn[at]));
    }

    /** Whether a block that stands there is the site's and not the article's. */
    public boolean furniture(SeenBlock block, Evidence.Place place) {
        long hash = place == Evidence.Place.PROSE ? block.exact() : block.hash();
        return evidence(hash).furniture(place);
    }

    /** Of the articles with a bit set, how many share no word with one another; words that many articles have do not count. */
    private int differentSubjects(long bits) {
        Set<Integer> told = new java.util.HashSet<>();
        int different = 0;
        for (int i = 0; i < subjects.size(); i++) {
            if ((bits >>> i & 1) == 1) {
                Subject subject = subjects.get(i);
                boolean apart = subject.hasAny(word -> !commonWords.contains(word)) && !subject.hasAny(told::contains);
                different += apart ? 1 : 0;
                if (apart) {
                    Arrays.stream(subject.words())
                            .filter(word -> !commonWords.contains(word))
                            .forEach(told::add);
                }
            }
        }
        return different;
    }

    private static Set<Integer> commonWords(List<Subject> subjects) {
        Map<Integer, Integer> counts = new HashMap<>();
        subjects.forEach(
                subject -> Arrays.stream(subject.words()).forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= 4 && 2 * count.getValue() > subjects.size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A block that repeats.
     *
     * @param text how it begins
     */
    public record Repeat(long block, Evidence evidence, String text) {}

    /** The blocks that a person may want to see, the most frequent first. */
    public List<Repeat> repeated() {
        return samples.entrySet().stream()
                .map(sample -> new Repeat(sample.getKey(), evidence(sample.getKey()), sample.getValue()))
                .sorted(Comparator.comparingInt(
                                (Repeat repeat) -> repeat.evidence().articles())
                        .reversed()
                        .thenComparing(Repeat::text))
                .toList();
    }

    /**
     * With one article more. Itself when there is nothing to learn: the article is known, or is a copy or another version of
     * one that is.
     *
     * @param article a key of the article, whatever the address of the page
     */
    public SiteProfile with(long article, PageBlocks page) {
        List<SeenBlock> seen = learnable(page.blocks());
        Subject subject = Subject.of(
                page.title(),
                seen.stream().filter(this::news).map(SeenBlock::text).toList());
        boolean known = LongStream.of(articles).anyMatch(other -> other == article);
        return known || seen.isEmpty() || copies(seen, subject) ? this : learned(article, subject, seen);
    }

    /** Words of what repeats would make all articles be about the same. */
    private boolean news(SeenBlock block) {
        return block.prose() && evidence(block.hash()).articles() == 0;
    }

    private static List<SeenBlock> learnable(List<SeenBlock> blocks) {
        List<SeenBlock> telling = blocks.stream().filter(SeenBlock::tellable).toList();
        if (telling.size() <= 2 * EACH_END) {
            return telling;
        }
        List<SeenBlock> ends = new ArrayList<>(telling.subList(0, EACH_END));
        ends.addAll(telling.subList(telling.size() - EACH_END, telling.size()));
        return ends;
    }

    /** It has no text of its own, nearly all of it stands in others, or a good part of it in one about the same. */
    private boolean copies(List<SeenBlock> seen, Subject subject) {
        int own = 0;
        int known = 0;
        for (SeenBlock block : seen) {
            if (block.prose() && !furniture(block, Evidence.Place.EDGE)) {
                own += block.text().length();
                known += evidence(block.exact()).articles() > 0 ? block.text().length() : 0;
            }
        }
        boolean sameSubject = subjects.stream().anyMatch(other -> other.shared(subject) >= Subject.WORDS / 2);
        return own == 0 || known > 0.85 * own || (sameSubject && 3 * known > own);
    }

    private SiteProfile learned(long article, Subject subject, List<SeenBlock> seen) {
        long[] latest = LongStream.concat(LongStream.of(article), LongStream.of(articles))
                .limit(ARTICLES)
                .toArray();
        List<Subject> about = new ArrayList<>(List.of(subject));
        about.addAll(subjects.subList(0, Math.min(subjects.size(), ARTICLES - 1)));
        Map<Long, Long> rows = new HashMap<>();
        for (int i = 0; i < blocks.length; i++) {
            if (seenIn[i] << 1 != 0) {
                rows.put(blocks[i], seenIn[i] << 1);
            }
        }
        for (SeenBlock block : seen) {
            rows.merge(block.hash(), 1L, (before, now) -> before | now);
            rows.merge(block.exact(), 1L, (before, now) -> before | now);
        }
        Map<Long, Long> kept = bounded(rows);
        return made(learned + 1, latest, about, kept, samples(kept, seen));
    }

    /** What repeats stays before what does not, and what was seen lately before what was not. */
    private static Map<Long, Long> bounded(Map<Long, Long> rows) {
        if (rows.size() <= BLOCKS) {
            return rows;
        }
        return rows.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Long, Long> row) -> Long.bitCount(row.getValue()) < 3)
                        .thenComparingInt(row -> Long.numberOfTrailingZeros(row.getValue())))
                .limit(BLOCKS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Long, String> samples(Map<Long, Long> rows, List<SeenBlock> seen) {
        Map<Long, String> all = new LinkedHashMap<>(samples);
        seen.forEach(block -> all.putIfAbsent(block.hash(), beginning(block.text())));
        return all.entrySet().stream()
                .filter(sample -> Long.bitCount(rows.getOrDefault(sample.getKey(), 0L)) >= 3)
                .sorted(Comparator.comparingInt((Map.Entry<Long, String> sample) ->
                                Long.bitCount(rows.getOrDefault(sample.getKey(), 0L)))
                        .reversed())
                .limit(SAMPLES)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String beginning(String text) {
        int end = Math.min(text.length(), SAMPLE);
        boolean halves = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, halves ? end - 1 : end);
    }
}
