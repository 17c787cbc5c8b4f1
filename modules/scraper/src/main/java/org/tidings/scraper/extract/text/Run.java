package org.tidings.scraper.extract.text;

/**
 * A piece of text without a block boundary in it: a paragraph, a heading, an item of a list.
 *
 * @param box the block it stands in
 * @param text white space folded
 * @param linked how many of its characters are links
 * @param strong whether all of it is emphasised
 * @param prose whether it is text as an article has it: long enough, a sentence, and not a link
 */
public record Run(Box box, String text, int linked, boolean strong, boolean prose) {
    private static final String SENTENCE_ENDS = ".!?…。！？」』؟।:;\"'”’»“)";

    static Run of(Box box, String text, int linked, boolean strong) {
        Run run = new Run(box, text, linked, strong, false);
        boolean prose = run.linkDensity() < 0.5 && !run.heading() && run.isSentence() && !Phrases.smallPrint(text);
        return prose ? new Run(box, text, linked, strong, true) : run;
    }

    /** Scripts without blanks count by characters. */
    private boolean isSentence() {
        return length() >= 80 || (weight() >= 25 && endsAsSentence());
    }

    int length() {
        return text.length();
    }

    /** Its length, where a character of a dense script counts for two and a half. */
    double weight() {
        long dense = text.chars().filter(c -> c >= 0x2e80 && c <= 0xd7ff).count();
        return length() + 1.5 * dense;
    }

    public double linkDensity() {
        return text.isEmpty() ? 0 : (double) linked / text.length();
    }

    boolean heading() {
        return box.heading();
    }

    boolean endsAsSentence() {
        return !text.isEmpty() && SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
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
