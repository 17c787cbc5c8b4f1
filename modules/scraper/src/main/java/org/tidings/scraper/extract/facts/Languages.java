package org.tidings.scraper.extract.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * The language of a text, as a primary tag. The model (10 MB) is read at the first use; one instance serves every thread.
 */
public final class Languages {
    private static final String MODEL = "/langdetect-183.bin";
    private static final int ENOUGH = 500;
    private static final int LEAST = 20;
    private static final double CLEARLY = 1.5;

    /** Tags that name the same language to a reader, or that only the detector tells apart. */
    private static final Map<String, String> FOLDED = Map.ofEntries(
            Map.entry("cmn", "zh"),
            Map.entry("pes", "fa"),
            Map.entry("ekk", "et"),
            Map.entry("lvs", "lv"),
            Map.entry("nob", "no"),
            Map.entry("nno", "no"),
            Map.entry("nb", "no"),
            Map.entry("nn", "no"),
            Map.entry("arb", "ar"),
            Map.entry("heb", "he"),
            Map.entry("iw", "he"),
            Map.entry("ind", "id"),
            Map.entry("in", "id"),
            Map.entry("yid", "yi"),
            Map.entry("ji", "yi"));

    private static final Map<String, String> TWO_LETTERS = twoLetters();

    private volatile @Nullable LanguageDetectorME detector;

    /** The language of {@code text}: the declared one unless another is clearly more likely; null when nothing tells. */
    public @Nullable String of(String text, @Nullable String declared) {
        String tag = primary(declared);
        String start = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
        if (start.length() < LEAST) {
            return tag;
        }
        if (tag != null && CommonWords.confirm(tag, start)) {
            return tag;
        }
        Language[] likely = detector().predictLanguages(start);
        String detected = primary(likely[0].getLang());
        return tag == null || likely[0].getConfidence() > CLEARLY * confidence(likely, tag) ? detected : tag;
    }

    private static double confidence(Language[] likely, String tag) {
        for (Language language : likely) {
            if (tag.equals(primary(language.getLang()))) {
                return language.getConfidence();
            }
        }
        return 0;
    }

    private static @Nullable String primary(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return null;
        }
        String language = tag.strip().toLowerCase(Locale.ROOT).split("[-_,; ]", 2)[0];
        String folded = FOLDED.get(language);
        if (folded != null) {
            return folded;
        }
        return language.length() == 3 ? twoLetters(language) : language.length() == 2 ? language : null;
    }

    private static String twoLetters(String three) {
        return TWO_LETTERS.getOrDefault(three, three);
    }

    private static Map<String, String> twoLetters() {
        Map<String, String> tags = new HashMap<>();
        for (String two : Locale.getISOLanguages()) {
            tags.put(Locale.of(two).getISO3Language(), two);
        }
        return Map.copyOf(tags);
    }

    private LanguageDetectorME detector() {
        LanguageDetectorME known = detector;
        return known != null ? known : load();
    }

    private synchronized LanguageDetectorME load() {
        LanguageDetectorME known = detector;
        if (known != null) {
            return known;
        }
        try (InputStream model = Languages.class.getResourceAsStream(MODEL)) {
            if (model == null) {
                throw new IllegalStateException("the language model is not on the class path: " + MODEL);
            }
            LanguageDetectorME read = new LanguageDetectorME(new LanguageDetectorModel(model));
            detector = read;
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("the language model cannot be read", e);
        }
    }
}
