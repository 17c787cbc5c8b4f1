package org.tidings.scraper.extract.text;

/**
 * A piece of text without a block boundary in it: a paragraph, a heading, an item of a list.
 *
 * @param box the block it stands in
 * @param text white space folded
 * @param linked how many of its characters are links
 * @param away how many of its characters are links to other sites
 * @param strong whether all of it is emphasised
 * @param weight its length, where a character of a dense script counts for two and a half
 * @param prose whether it is text as an article has it: long enough, a sentence, and not a link
 */
public record Run(Box box, String text, int linked, int away, boolean strong, boolean prose, double weight) {
    private static final int LONG_HEADING = 180;
    private static final String SENTENCE_ENDS = ".!?…。！？」』؟।:;\"'”’»“)";

    static Run of(Box box, String text, int linked, int away, boolean strong) {
        Run run = new Run(box, text, linked, away, strong, false, weigh(text));
        boolean prose = run.linkDensity() < 0.5 && run.mayBeProse() && !Phrases.smallPrint(text);
        return prose ? new Run(box, text, linked, away, strong, true, run.weight) : run;
    }

    /** Some put a whole paragraph in a heading's tags. */
    private boolean mayBeProse() {
        return heading() ? length() >= LONG_HEADING && endsAsSentence() : isSentence();
    }

    /** Scripts without blanks count by characters. */
    private boolean isSentence() {
        return length() >= 80 || (weight() >= 25 && endsAsSentence());
    }

    int length() {
        return text.length();
    }

    /** Its length, where a character of a dense script counts for two and a half. */
    public static double weigh(String text) {
        int dense = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            dense += c >= '\u2e80' && c <= '\ud7ff' ? 1 : 0;
        }
        return text.length() + 1.5 * dense;
    }

    public double linkDensity() {
        return text.isEmpty() ? 0 : (double) linked / text.length();
    }

    boolean heading() {
        return box.heading();
    }

    boolean endsAsSentence() {
        int last = text.length() - 1;
        while (last > 0 && (text.charAt(last) == ' ' || pictograph(text.charAt(last)))) {
            last--;
        }
        return last >= 0 && (SENTENCE_ENDS.indexOf(text.charAt(last)) >= 0 || pictographEnds(last));
    }

    private boolean pictographEnds(int last) {
        return last < text.length() - 1 && box.tag.equals("p");
    }

    private static boolean pictograph(char c) {
        return Character.isSurrogate(c) || c == '\ufe0f' || c == '\u200d' || (c >= '\u2600' && c <= '\u27bf');
    }

    /** Whether most of it leads to other sites. */
    boolean leadsAway() {
        return away * 2 > text.length();
    }

    /** Whether it is written in capitals throughout. */
    boolean capitals() {
        return text.chars().noneMatch(Character::isLowerCase) && text.chars().anyMatch(Character::isUpperCase);
    }

    int words() {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = text.charAt(i) > ' ';
            words += letter && !inWord ? 1 : 0;
            inWord = letter;
        }
        return words;
    }
}
