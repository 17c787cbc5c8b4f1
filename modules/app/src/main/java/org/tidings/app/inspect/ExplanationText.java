package org.tidings.app.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Terminal;
import org.tidings.filter.match.Explanation;
import org.tidings.filter.match.Explanation.Kind;
import org.tidings.filter.match.Explanation.Part;
import org.tidings.filter.match.Explanation.Place;
import org.tidings.model.Watchlist;

/** Why a watchlist fires on an article or does not, as a tree of its parts in lines. */
public final class ExplanationText {
    private static final int SHOWN = 3;
    private static final int LONGEST = 80;
    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();

    private ExplanationText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param wholly every part; otherwise what failed first */
    public static List<String> lines(Watchlist watchlist, Explanation why, boolean wholly, Terminal terminal) {
        ExplanationText text = new ExplanationText(terminal);
        text.head(watchlist, why);
        if (wholly) {
            why.parts().forEach(part -> text.tree(part, 1));
        }
        text.miss(why.miss());
        return text.lines;
    }

    private void head(Watchlist watchlist, Explanation why) {
        String score =
                watchlist.any() == null ? "" : "  score " + number(why.score()) + " of " + number(why.threshold());
        String name = watchlist.name().equals(watchlist.id()) ? "" : "  " + Terminal.clean(watchlist.name());
        lines.add((why.hit() ? "fires  " : "no     ") + terminal.bold(watchlist.id()) + name + score);
    }

    private static String number(double value) {
        return String.valueOf(Math.round(value * 1e6) / 1e6).replaceAll("\\.0$", "");
    }

    private void miss(Explanation.@Nullable Miss miss) {
        if (miss != null) {
            lines.add(INDENT + terminal.bold("because") + " " + Terminal.clean(miss.clause()) + ": "
                    + Terminal.clean(miss.reason()));
        }
    }

    private void tree(Part part, int depth) {
        String mark = part.holds() ? "+ " : "- ";
        lines.add(
                INDENT.repeat(depth) + mark + weight(part) + Terminal.clean(label(part)) + terminal.dim(detail(part)));
        if (opens(part)) {
            part.parts().forEach(inner -> tree(inner, depth + 1));
        }
    }

    private static String weight(Part part) {
        return part.weight() == null ? "" : "(" + number(part.weight()) + ") ";
    }

    private static String label(Part part) {
        return switch (part.kind()) {
            case ALL -> "all of";
            case ONE -> "one of";
            case NOT, WORDS, REGEX, ENTITY, NEAR, COUNT, FILTER, LANGUAGES -> part.written();
        };
    }

    /** A part of a NOT or of a NEAR that holds says nothing new. */
    private static boolean opens(Part part) {
        return switch (part.kind()) {
            case ALL, ONE -> true;
            case NEAR, COUNT -> !part.holds();
            case NOT -> !part.holds() && part.parts().stream().anyMatch(inner -> inner.kind() != Kind.WORDS);
            case WORDS, REGEX, ENTITY, FILTER, LANGUAGES -> false;
        };
    }

    private static String detail(Part part) {
        boolean group = part.kind() == Kind.ALL || (part.kind() == Kind.ONE && part.reason() == null);
        String said = group ? "" : part.holds() ? found(part) : reason(part);
        return said.isEmpty() ? "" : "  " + Terminal.clean(said);
    }

    private static String reason(Part part) {
        Place nearest = part.nearest();
        String near = nearest == null ? "" : " (" + place(nearest) + ")";
        return part.reason() + near;
    }

    private static String found(Part part) {
        if (part.kind() == Kind.NOT) {
            return "it is not there, as asked";
        }
        List<Place> places = part.places();
        String shown = places.stream().limit(SHOWN).map(ExplanationText::place).collect(Collectors.joining(", "));
        int more = part.found() - Math.min(SHOWN, places.size());
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static String place(Place place) {
        String text = place.text().replaceAll("\\s+", " ");
        String cut = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + " … " + text.substring(text.length() - LONGEST / 2);
        return place.field() + ": " + cut;
    }
}
