package org.tidings.alerts.story;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.jspecify.annotations.Nullable;

/** Words that any text of a language holds, and the names of days and months: they do not tell stories apart. */
final class StopWords {
    /** Lucene's English list is of 33 words; these are the other words of grammar and of reporting. */
    private static final String ENGLISH = """
            a about above after again against all also although am among an and another any are around as ask asked at
            back be became because become been before being below between both but by came can cannot come could did do
            doe does doing done down during each either else even ever every few first for former from further get give
            go going got had has have having he her here hers herself him himself his how however i if in including into
            is it its itself just last later least less like made make many may me might more most much must my near
            need never new next no nor not now of off often on once one only or other our out over own per put rather
            said same say saying second see seen several she should since so some still such take than that the their
            them themselve then there these they this those three through time to told too toward two under until up
            upon us use used very via was way we well went were what when where whether which while who whom whose why
            will with within without would year yet you your according day week month today yesterday tomorrow morning
            evening afternoon night percent mr mrs ms dr
            dont didnt doesnt isnt wasnt wont cant couldnt wouldnt havent hasnt thats theyre weve ive im youre shes hes
            """;

    private static final Map<String, Set<?>> LISTS = Map.ofEntries(
            Map.entry("en", Set.of(ENGLISH.split("\\s+"))),
            Map.entry("ar", ArabicAnalyzer.getDefaultStopSet()),
            Map.entry("bg", BulgarianAnalyzer.getDefaultStopSet()),
            Map.entry("cs", CzechAnalyzer.getDefaultStopSet()),
            Map.entry("da", DanishAnalyzer.getDefaultStopSet()),
            Map.entry("de", GermanAnalyzer.getDefaultStopSet()),
            Map.entry("el", GreekAnalyzer.getDefaultStopSet()),
            Map.entry("es", SpanishAnalyzer.getDefaultStopSet()),
            Map.entry("fa", PersianAnalyzer.getDefaultStopSet()),
            Map.entry("fi", FinnishAnalyzer.getDefaultStopSet()),
            Map.entry("fr", FrenchAnalyzer.getDefaultStopSet()),
            Map.entry("hi", HindiAnalyzer.getDefaultStopSet()),
            Map.entry("hu", HungarianAnalyzer.getDefaultStopSet()),
            Map.entry("id", IndonesianAnalyzer.getDefaultStopSet()),
            Map.entry("it", ItalianAnalyzer.getDefaultStopSet()),
            Map.entry("nl", DutchAnalyzer.getDefaultStopSet()),
            Map.entry("no", NorwegianAnalyzer.getDefaultStopSet()),
            Map.entry("pt", PortugueseAnalyzer.getDefaultStopSet()),
            Map.entry("ro", RomanianAnalyzer.getDefaultStopSet()),
            Map.entry("ru", RussianAnalyzer.getDefaultStopSet()),
            Map.entry("sv", SwedishAnalyzer.getDefaultStopSet()),
            Map.entry("tr", TurkishAnalyzer.getDefaultStopSet()));

    private static final Map<String, StopWords> ALL = folded();
    private static final Set<String> CALENDAR = calendar();
    private static final StopWords NONE = new StopWords(Set.of());

    private final Set<String> words;

    private StopWords(Set<String> words) {
        this.words = words;
    }

    /** Of a primary language tag; English where it is not known, for most of the news is. */
    static StopWords of(@Nullable String language) {
        return language == null ? ALL.getOrDefault("en", NONE) : ALL.getOrDefault(language, NONE);
    }

    /** Whether the word may tell a story. */
    boolean keeps(Words.Word word) {
        String text = word.text();
        return text.length() > 1 && !words.contains(text) && !CALENDAR.contains(text);
    }

    /** Whether it names a day or month, folded. */
    static boolean isCalendar(String word) {
        return CALENDAR.contains(word);
    }

    private static Map<String, StopWords> folded() {
        Map<String, StopWords> all = new HashMap<>();
        LISTS.forEach((language, list) -> {
            Set<String> words = new HashSet<>();
            list.forEach(word ->
                    words.add(Words.fold(word instanceof char[] letters ? new String(letters) : (String) word)));
            all.put(language, new StopWords(words));
        });
        return Map.copyOf(all);
    }

    private static Set<String> calendar() {
        Set<String> names = new HashSet<>();
        for (String language : LISTS.keySet()) {
            Locale locale = Locale.forLanguageTag(language);
            for (DayOfWeek day : DayOfWeek.values()) {
                names.add(Words.fold(day.getDisplayName(TextStyle.FULL, locale)));
            }
            for (Month month : Month.values()) {
                names.add(Words.fold(month.getDisplayName(TextStyle.FULL, locale)));
            }
        }
        return Set.copyOf(names);
    }
}
