package org.tidings.bench.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tidings.model.Watchlist;

/** Watchlists as newsrooms and firms have them: terms, phrases, groups, NEAR, prefixes, titles, names with their variants. */
final class SyntheticWatchlists {
    private static final int RAREST = SyntheticNews.VOCABULARY;

    private final SyntheticNews news;
    private final Random random;

    SyntheticWatchlists(SyntheticNews news, long seed) {
        this.news = news;
        this.random = new Random(seed);
    }

    List<Watchlist> some(int count) {
        List<Watchlist> watchlists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            watchlists.add(Watchlist.of("watchlist-" + i, "Watchlist " + i, query()));
        }
        return watchlists;
    }

    private String query() {
        int kind = random.nextInt(100);
        if (kind < 15) {
            return rare();
        } else if (kind < 33) {
            return kind < 25 ? phrase() : quoted(name());
        } else if (kind < 52) {
            return groups(kind);
        } else if (kind < 60) {
            return "(" + common() + " OR " + usual() + ") NOT " + usual() + " " + rare();
        } else if (kind < 70) {
            return near(kind);
        } else if (kind < 78) {
            return kind < 74 ? prefix() : prefix() + " " + usual();
        } else if (kind < 84) {
            return "title:" + usual();
        }
        return kind < 92 ? aliases() : "(" + aliases() + ") (" + common() + " OR " + usual() + " OR " + usual() + ")";
    }

    private String groups(int kind) {
        if (kind < 42) {
            return usual() + " " + common() + (kind < 37 ? " " + usual() : "");
        }
        return "(" + usual() + " OR " + usual() + ") (" + rare() + " OR " + usual() + " OR " + phrase() + ")";
    }

    private String near(int kind) {
        int rank = rank(300, RAREST);
        return switch (kind % 3) {
            case 0 -> news.word(rank) + " NEAR/5 " + news.partner(rank);
            case 1 -> name().last() + " NEAR/10 (" + usual() + " OR " + common() + ")";
            default -> news.word(rank) + " ONEAR/3 (" + news.partner(rank) + " OR " + usual() + ")";
        };
    }

    private String aliases() {
        SyntheticNews.Name name = name();
        return quoted(name) + " OR \"" + name.last() + " " + name.first() + "\" OR " + rare() + name.last() + " OR \""
                + rare() + " " + name.last() + "\"";
    }

    private String phrase() {
        int rank = rank(300, RAREST);
        return "\"" + news.word(rank) + " " + news.partner(rank) + "\"";
    }

    private String prefix() {
        String word = news.word(rank(3_000, RAREST));
        return word.substring(0, Math.min(word.length(), 6 + random.nextInt(3))) + "*";
    }

    private static String quoted(SyntheticNews.Name name) {
        return "\"" + name + "\"";
    }

    private SyntheticNews.Name name() {
        return news.name(random, 1.3);
    }

    private String rare() {
        return news.word(rank(4_000, RAREST));
    }

    private String usual() {
        return news.word(rank(300, RAREST));
    }

    private String common() {
        return news.word(rank(50, 2_000));
    }

    /** As many between 300 and 600 as between 30,000 and 60,000. */
    private int rank(int from, int to) {
        return (int) (from * Math.pow((double) to / from, random.nextDouble()));
    }
}
