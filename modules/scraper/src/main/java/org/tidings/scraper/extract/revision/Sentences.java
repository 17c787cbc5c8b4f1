package org.tidings.scraper.extract.revision;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tidings.model.Hash;
import org.tidings.scraper.extract.text.Run;

/** The sentences of a text that say something: prose, without notices of updates, ages and counters. */
final class Sentences {
    private static final String ENDS = ".!?…。！？؟।";
    private static final String DENSE_ENDS = "。！？";
    private static final String CLOSERS = "\"'”’»“)]」』";
    private static final int PROSE = 80;
    private static final int SENTENCE = 25;
    private static final int NOTICE = 120;
    private static final int COUNTER = 60;

    /** "Last updated at 14:05", in the words of a dozen languages. */
    private static final Pattern UPDATED = Pattern.compile(
            "^\\W{0,3}((last|first|zuletzt|this (article|story|page) (was|has been)|dieser (artikel|text)|cet article a été|dernière|última|ultimo|senast|laatst)\\s+)*"
                    + "(updated?|published|modified|posted|amended|aktualisiert|aktualisierung|veröffentlicht|erstellt|geändert|stand|mis à jour|mise à jour|modifié|publié"
                    + "|actualizado|actualización|publicado|modificado|atualizado|atualização|aggiornato|aggiornamento|pubblicato|bijgewerkt|gepubliceerd"
                    + "|uppdaterad|publicerad|oppdatert|opdateret|zaktualizowano|opublikowano|aktualizacja|güncelleme|güncellendi|обновлено|опубликовано|оновлено"
                    + "|更新|発表|更新日|掲載|업데이트|تحديث|نشر|آخر تحديث|अपडेट)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** "5 minutes ago". */
    private static final Pattern AGE = Pattern.compile(
            "\\d+\\s*(s|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?)\\s+ago|(vor|il y a|hace|há|för)\\s+\\d+\\s*\\p{L}+"
                    + "|\\d+\\s+\\p{L}+\\s+(fa|geleden|siden|sedan|назад|тому|temu|önce|atrás)(?!\\p{L})|\\d+\\s*(分|時間|小时|天|日)前|قبل\\s+\\d+|min(utes?)? read|lesezeit|min de lecture",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** "1,204 people are reading this", "Comments: 12". */
    private static final Pattern COUNTER_WORDS = Pattern.compile(
            "(\\d[\\d.,]*\\s*[km]?\\s+(people (are )?(now )?(reading|watching)|views?|comments?|shares?|likes?|reads?|readers?|reactions?|followers?|subscribers?"
                    + "|kommentare?|aufrufe|leser|mal geteilt|commentaires?|vues?|partages?|lectures?|comentarios?|visitas|lecturas|comentários?|visualizações|commenti|visualizzazioni"
                    + "|letture|reacties|kommentarer|visningar|komentarz\\p{L}*|yorum|комментари\\p{L}*|просмотр\\p{L}*)(?!\\p{L}))"
                    + "|((views|comments|shares|likes|reads|kommentare|aufrufe|commentaires|vues|comentarios|commenti|reacties|просмотров|комментарии|閲覧数)\\s*[:(]\\s*\\d)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** "PORT ALDER, 4 March (Wire) - " before the first words. */
    private static final Pattern DATELINE = Pattern.compile(
            "^\\p{Lu}[\\p{Lu} .,'’-]{2,40}(,? ?[\\p{L}.]{0,12} ?\\d{0,2}\\.? ?[\\p{L}.]{0,12})?( ?\\([^)]{2,40}\\))?\\s+[-–—]\\s+");

    /** @param hash of its letters, digits and amounts, however it is spaced, quoted and cased */
    record Sentence(String text, long hash) {}

    private Sentences() {}

    static List<Sentence> of(List<String> paragraphs) {
        List<Sentence> sentences = new ArrayList<>();
        paragraphs.stream().filter(Sentences::prose).forEach(paragraph -> {
            for (String sentence : split(DATELINE.matcher(paragraph).replaceFirst(""))) {
                String normal = normal(sentence);
                if (normal.length() > 1 && telling(sentence)) {
                    sentences.add(new Sentence(sentence, Hash.key64(normal)));
                }
            }
        });
        return sentences;
    }

    /** As the extractor tells prose from lines. */
    private static boolean prose(String paragraph) {
        boolean ends = !paragraph.isEmpty() && (ENDS + CLOSERS).indexOf(paragraph.charAt(paragraph.length() - 1)) >= 0;
        return paragraph.length() >= PROSE || (ends && Run.weigh(paragraph) >= SENTENCE);
    }

    private static boolean telling(String sentence) {
        boolean digits = sentence.chars().anyMatch(Character::isDigit);
        if (!digits || sentence.length() > NOTICE) {
            return true;
        }
        boolean counts = sentence.length() <= COUNTER
                && (AGE.matcher(sentence).find()
                        || COUNTER_WORDS.matcher(sentence).find());
        return !counts && !UPDATED.matcher(sentence).find();
    }

    static List<String> split(String paragraph) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < paragraph.length(); i++) {
            int end = ends(paragraph, i);
            if (end > 0) {
                sentences.add(paragraph.substring(start, end).strip());
                start = end;
                i = end - 1;
            }
        }
        sentences.add(paragraph.substring(start).strip());
        sentences.removeIf(String::isEmpty);
        return sentences;
    }

    /** Where the sentence ends whose last mark may stand at {@code at}; 0 when it goes on. */
    private static int ends(String text, int at) {
        char c = text.charAt(at);
        if (c == '\n') {
            return at + 1;
        }
        if (ENDS.indexOf(c) < 0 || (c == '.' && ordinal(text, at))) {
            return 0;
        }
        int end = at + 1;
        while (end < text.length() && (ENDS + CLOSERS).indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean apart = end == text.length() || Character.isWhitespace(text.charAt(end)) || DENSE_ENDS.indexOf(c) >= 0;
        return apart ? end : 0;
    }

    /** The point of "4. March" ends nothing. */
    private static boolean ordinal(String text, int at) {
        int digits = 0;
        while (digits < at && Character.isDigit(text.charAt(at - 1 - digits))) {
            digits++;
        }
        return digits == 1 || digits == 2;
    }

    /** What is said, without how it is set. The point of a decimal number stays, one between thousands does not. */
    static String normal(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder normal = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isDigit(c)) {
                normal.append(Character.digit(c, 10));
            } else if (says(c)) {
                normal.append(c);
            } else if (decimal(plain, i)) {
                normal.append('.');
            }
        }
        return normal.toString();
    }

    private static boolean says(char c) {
        int type = Character.getType(c);
        return Character.isLetter(c)
                || Character.isSurrogate(c)
                || c == '%'
                || type == Character.CURRENCY_SYMBOL
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean decimal(String text, int at) {
        char c = text.charAt(at);
        if ((c != '.' && c != ',') || at == 0 || !Character.isDigit(text.charAt(at - 1))) {
            return false;
        }
        int end = at + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - at - 1;
        return digits > 0 && digits != 3;
    }
}
