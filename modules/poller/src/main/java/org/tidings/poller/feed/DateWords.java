package org.tidings.poller.feed;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words in dates: names of months and weekdays in the languages that news is written in, taken from the platform's
 * locale data, and the names of zones. Where two languages mean different months by one word, the language first in the
 * list has it.
 */
final class DateWords {
    private static final List<String> LANGUAGES = List.of(
            "en", "fr", "de", "es", "it", "pt", "nl", "ru", "ar", "uk", "pl", "cs", "sk", "sv", "da", "nb", "fi", "tr",
            "el", "ro", "hu", "bg", "sr", "sr-Latn", "sl", "et", "lv", "lt", "ca", "eu", "gl", "he", "fa", "hi", "bn",
            "ur", "id", "ms", "sw", "af", "sq", "is", "ar-SY", "ar-DZ", "th", "ja", "ko", "zh");
    private static final int SHORTEST_CUT = 4;
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Set<String> IGNORED = new HashSet<>(Set.of(
            "de", "del", "of", "the", "at", "um", "uhr", "le", "den", "à", "a las", "kl", "klo", "г", "года", "р", "r",
            "в", "and", "etc", "on", "el", "il", "op", "o", "di", "às", "sept", "thurs", "tues", "weds"));

    /** Seconds east of Greenwich. Letters of the military are UTC, since RFC 822 had their signs wrong. */
    private static final Map<String, Integer> ZONES = zones();

    static {
        MONTHS.put("sept", 9);
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (TextStyle style :
                    List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                for (Month month : Month.values()) {
                    add(month.getDisplayName(style, locale), month);
                }
                for (DayOfWeek day : DayOfWeek.values()) {
                    IGNORED.add(folded(day.getDisplayName(style, locale)));
                }
            }
        }
    }

    private DateWords() {}

    private static void add(String name, Month month) {
        String word = folded(name);
        if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
            MONTHS.putIfAbsent(word, month.getValue());
        }
    }

    /** 1 to 12, or null for a word that is no month. */
    static @Nullable Integer month(String word) {
        String folded = folded(word);
        Integer month = MONTHS.get(folded);
        return month != null || folded.length() < SHORTEST_CUT ? month : cut(folded);
    }

    /** A name cut short or with an ending: {@code septem}, {@code februari}. */
    private static @Nullable Integer cut(String word) {
        for (int end = word.length() - 1; end >= SHORTEST_CUT; end--) {
            Integer month = MONTHS.get(word.substring(0, end));
            if (month != null) {
                return month;
            }
        }
        return MONTHS.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(word))
                .map(Map.Entry::getValue)
                .distinct()
                .reduce((one, other) -> 0)
                .filter(month -> month > 0)
                .orElse(null);
    }

    static boolean ignored(String word) {
        return IGNORED.contains(folded(word));
    }

    static @Nullable Integer zone(String word) {
        return ZONES.get(word.toUpperCase(Locale.ROOT));
    }

    /** Case, accents and the abbreviation's dot do not matter. */
    private static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replaceAll("[.،,]", "").strip();
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    }

    private static Map<String, Integer> zones() {
        Map<String, Integer> zones = new HashMap<>();
        String table =
                "UTC 0 UT 0 GMT 0 Z 0 WET 0 WEST 1 BST 1 IST 5.5 CET 1 CEST 2 MET 1 MEZ 1 MESZ 2 MEST 2 EET 2 EEST 3"
                        + " MSK 3 MSD 4 TRT 3 SAST 2 EAT 3 WAT 1 CAT 2 GST 4 PKT 5 NPT 5.75 ICT 7 WIB 7 SGT 8 HKT 8 PHT 8 MYT 8 AWST 8"
                        + " JST 9 KST 9 ACST 9.5 ACDT 10.5 AEST 10 AEDT 11 NZST 12 NZDT 13 NST -3.5 NDT -2.5 AST -4 ADT -3 ET -5 EST -5"
                        + " EDT -4 CT -6 CST -6 CDT -5 MT -7 MST -7 MDT -6 PT -8 PST -8 PDT -7 AKST -9 AKDT -8 HST -10 BRT -3 ART -3";
        String[] words = table.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            zones.put(words[i], (int) (Double.parseDouble(words[i + 1]) * 3600));
        }
        for (char letter = 'A'; letter <= 'Y'; letter++) {
            zones.putIfAbsent(String.valueOf(letter), 0);
        }
        return Map.copyOf(zones);
    }
}
