package org.tidings.scraper.extract.text;

import java.util.Map;

/** What pages say around an article, in the languages of news. */
final class Phrases {
    private static final int SHORT = 200;
    private static final int BRIEF = 120;
    private static final int SMALL_PRINT = 700;
    private static final int NOTICE = 1500;
    private static final int LONGEST_CAPTION = 500;
    private static final int LONGEST_CREDIT = 90;

    private static final Map<String, PhraseBook> BOOKS = PhraseBook.read();
    private static final PhraseBook ELSEWHERE = book("elsewhere");
    private static final PhraseBook CALL = book("call");
    private static final PhraseBook CREDIT = book("credit");
    private static final PhraseBook ASKS = book("asks");
    private static final PhraseBook SMALL = book("small print");
    private static final PhraseBook COOKIES = book("cookies");
    private static final PhraseBook COMMENTS = book("comments");
    private static final PhraseBook REPLY = book("reply");
    private static final PhraseBook CAPTION = book("caption");
    private static final PhraseBook CREDITED = book("credited");
    private static final PhraseBook AUTHORS = book("about the author");
    private static final PhraseBook PERSON = book("person");

    private Phrases() {}

    private static PhraseBook book(String kind) {
        PhraseBook book = BOOKS.get(kind);
        if (book == null) {
            throw new IllegalStateException("no phrases of the kind " + kind);
        }
        return book;
    }

    static boolean leadsElsewhere(Run run) {
        return run.length() <= SHORT && ELSEWHERE.startsLine(run.text());
    }

    /** A heading over what readers say. */
    static boolean opensComments(String text) {
        int at = 0;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || ",. (".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return COMMENTS.startsLine(text.substring(at));
    }

    static boolean repliesTo(String text) {
        return REPLY.startsLine(text);
    }

    /** "About the author" and the like. */
    static boolean ofAuthors(String text) {
        return AUTHORS.startsLine(text);
    }

    /** Whether it goes on as a biography does after the name. */
    static boolean tellsOfPerson(String text) {
        return PERSON.startsLine(text);
    }

    /** Whether it describes a picture: it says so, or ends with who made it. */
    static boolean isCaption(Run run) {
        String text = run.text();
        return run.length() < LONGEST_CAPTION && !run.heading() && (CAPTION.startsLine(text) || endsWithCredit(text));
    }

    private static boolean endsWithCredit(String text) {
        int open = text.endsWith(")") ? text.lastIndexOf('(') : -1;
        int sign = text.lastIndexOf('©');
        int from = Math.max(open, sign);
        boolean tail = from >= 0 && text.length() - from < LONGEST_CREDIT;
        return tail && (from == sign ? !text.endsWith(".") : CREDITED.within(text.substring(from)));
    }

    /** Whether it asks for something, credits somebody, or is markup gone astray. */
    static boolean isNoise(Run run) {
        return call(run) || credit(run) || asks(run) || markup(run.text()) || (!run.prose() && smallPrint(run.text()));
    }

    private static boolean call(Run run) {
        return run.length() < BRIEF && CALL.startsLine(run.text());
    }

    private static boolean credit(Run run) {
        boolean signed = run.text().startsWith("©");
        return run.length() < BRIEF && (signed || CREDIT.startsLine(run.text()));
    }

    private static boolean asks(Run run) {
        return run.linked() > 0 && run.length() <= SHORT && ASKS.within(run.text());
    }

    private static boolean bareAddress(String text) {
        return text.startsWith("http") && text.indexOf(' ') < 0 && text.indexOf('\n') < 0;
    }

    private static boolean markup(String text) {
        boolean tag = text.startsWith("<") && text.contains(">");
        boolean shortcode = text.startsWith("[") && text.contains("=") && text.contains("]");
        return tag || shortcode || bareAddress(text);
    }

    /** What a site says of itself, its rights and its cookies, wherever it stands. */
    static boolean smallPrint(String text) {
        boolean small = text.length() < SMALL_PRINT && (SMALL.within(text) || yearOfRights(text));
        return small || aboutCookies(text);
    }

    /** As in "© 2026 The Harbour Courier", in a line that says little else. */
    private static boolean yearOfRights(String text) {
        int sign = text.length() < SHORT ? text.indexOf('©') : -1;
        return sign >= 0 && text.substring(sign).matches("(?s)©\\s?(19|20)\\d\\d.*");
    }

    private static boolean aboutCookies(String text) {
        boolean named =
                text.length() < NOTICE && (text.contains("ookie") || text.contains("COOKIE") || text.contains("クッキー"));
        return named && COOKIES.within(text);
    }
}
