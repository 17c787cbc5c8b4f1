package org.tidings.scraper.extract.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Head.Spot;

/** Who else is credited in the text: those who contributed, and the agency it is from. */
final class Credits {
    private static final int LONGEST = 400;
    private static final int WITHIN = 70;
    private static final List<String> HINTS = List.of(
            "ontributed ",
            "dditional reporting",
            "itarbeit",
            "ollaboration de",
            "olaboración de",
            "olaboração de",
            "ollaborazione di",
            "nformación de",
            "nformações de",
            "edewerking van",
            "ри участии");
    private static final Pattern BEFORE = Pattern.compile(
            "^(.{3,200}?),? (?:also )?contributed (?:reporting\\b|to this (?:report|story|article|piece|post)\\b|additional reporting\\b)",
            Pattern.DOTALL);
    private static final Pattern AFTER = Pattern.compile(
            "(?:(?:with )?additional reporting (?:by|from)|(?:unter )?mitarbeit(?:\\s*:| von)|(?:avec la )?collaboration de|(?:con la )?colaboración de|(?:com a )?colaboração de|(?:con la )?collaborazione di|con información de|com informações de|(?:met )?medewerking van|при участии)\\s*:?\\s*([^.;:()\\n]{3,200})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** "The Courier's Ada Lindqvist". */
    private static final Pattern OF_THE_SITE = Pattern.compile("^.{2,30}?(?:['’]s|s['’])\\s+(?=\\p{Lu}\\S*\\s\\p{Lu})");

    private final Set<String> contributors = new LinkedHashSet<>();
    private @Nullable String agency;

    Credits(List<Spot> texts) {
        for (Spot spot : texts) {
            if (!spot.aside()) {
                read(spot);
            }
        }
    }

    /** A quick look, for every text of a page. */
    static boolean isSaidIn(String text) {
        return hints(text) || agencyIn(text) != null;
    }

    private static boolean hints(String text) {
        for (String hint : HINTS) {
            if (text.contains(hint)) {
                return true;
            }
        }
        return false;
    }

    /** The agency in a dateline such as "LONDON, Nov 2 (Reuters) - ". */
    private static @Nullable String agencyIn(String text) {
        int open = text.indexOf('(');
        int close = open < 0 || open > WITHIN ? -1 : text.indexOf(')', open);
        boolean brief = close > open && close - open < 30;
        return brief && dashFollows(text, close) ? Agencies.named(text.substring(open + 1, close)) : null;
    }

    private static boolean dashFollows(String text, int close) {
        for (int i = close + 1; i < Math.min(text.length(), close + 4); i++) {
            if (text.charAt(i) == '-' || text.charAt(i) == '–' || text.charAt(i) == '—') {
                return true;
            }
        }
        return false;
    }

    private void read(Spot spot) {
        String from = agencyIn(spot.text());
        agency = agency == null ? from : agency;
        String text = hints(spot.text()) ? Brief.text(spot.element(), LONGEST) : "";
        Matcher before = BEFORE.matcher(text);
        if (before.find()) {
            add(before.group(1));
        }
        Matcher after = AFTER.matcher(text);
        if (after.find()) {
            add(after.group(1));
        }
    }

    private void add(String line) {
        for (String name : Names.in(line)) {
            String named = Agencies.named(name);
            if (named != null) {
                agency = agency == null ? named : agency;
            } else if (Names.hasShape(name)) {
                contributors.add(OF_THE_SITE.matcher(name).replaceFirst(""));
            }
        }
    }

    List<String> contributors() {
        return new ArrayList<>(contributors);
    }

    @Nullable
    String agency() {
        return agency;
    }
}
