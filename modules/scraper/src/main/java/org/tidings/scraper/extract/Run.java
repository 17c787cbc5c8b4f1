package org.tidings.scraper.extract;

/**
 * A piece of text without a block boundary in it: a paragraph, a heading, an item of a list.
 *
 * @param box the block it stands in
 * @param text white space folded
 * @param linked how many of its characters are links
 * @param strong whether all of it is emphasised
 */
record Run(Box box, String text, int linked, boolean strong) {
    private static final String SENTENCE_ENDS = ".!?…。！？」』؟।:;\"'”’»“)";

    int length() {
        return text.length();
    }

    double linkDensity() {
        return text.isEmpty() ? 0 : (double) linked / text.length();
    }

    boolean heading() {
        return box.heading();
    }

    boolean endsAsSentence() {
        return !text.isEmpty() && SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** Text as an article has it: long enough, a sentence, and not a link. Scripts without blanks count by characters. */
    boolean prose() {
        return linkDensity() < 0.5 && !heading() && (length() >= 80 || (length() >= 25 && endsAsSentence()));
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
