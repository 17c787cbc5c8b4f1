package org.tidings.poller.feed;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Markup to plain text on one line, in linear time whatever the nesting: tags go, what is active goes with its content,
 * references become characters.
 */
final class PlainText {
    /** Of one field; what is beyond is left out. */
    static final int MOST_CHARACTERS = 1 << 20;

    /** Feeds escape once too often; nobody does so four times. */
    private static final int ROUNDS = 4;

    private static final Set<String> GO_WITH_CONTENT =
            Set.of("script", "style", "iframe", "object", "applet", "noscript", "template", "svg", "math", "xml");
    private static final Set<String> BLOCKS = words("p div br li ul ol h1 h2 h3 h4 h5 h6 tr td th table blockquote pre"
            + " section article hr dd dt dl figure figcaption header footer aside center img");
    private static final Set<String> INLINE =
            words("a abbr acronym address area audio b base basefont bdi bdo bgsound big"
                    + " blink body button canvas caption cite code col colgroup del dfn dir em embed fieldset font form frame"
                    + " frameset head html i input ins isindex kbd label layer legend link listing map marquee meta nobr noframes"
                    + " optgroup option param plaintext q rp rt ruby s samp select small source span strike strong sub sup tbody"
                    + " textarea tfoot thead title track tt u var video wbr xmp");

    private static final int LONGEST_NAME = 20;

    private PlainText() {}

    /** Of HTML: whatever looks like a tag is one. Null stays null; markup without text, a lone picture, is empty. */
    static @Nullable String ofHtml(@Nullable String html) {
        return html == null ? null : rounds(html, true);
    }

    /** Of text in which only the tags that HTML knows are taken for markup. */
    static @Nullable String ofText(@Nullable String text) {
        return text == null ? null : rounds(text, false);
    }

    private static String rounds(String html, boolean everyTag) {
        String cut = html.length() > MOST_CHARACTERS ? html.substring(0, MOST_CHARACTERS) : html;
        String text = new Stripper(cut, everyTag).run();
        for (int i = 0; i < ROUNDS && text.indexOf('<') >= 0; i++) {
            String next = new Stripper(text, false).run();
            if (next.equals(text)) {
                break;
            }
            text = next;
        }
        return text;
    }

    private static boolean known(String name) {
        return BLOCKS.contains(name) || INLINE.contains(name) || GO_WITH_CONTENT.contains(name);
    }

    /** One pass. It remembers what it has looked for in vain, so that no text makes it look again and again. */
    private static final class Stripper {
        private final String html;
        private final boolean everyTag;
        private final int lastClose;
        private final int lastCommentEnd;
        private final Set<String> neverClosed = new HashSet<>(4);
        private final TextLine line;

        Stripper(String html, boolean everyTag) {
            this.html = html;
            this.everyTag = everyTag;
            this.lastClose = html.lastIndexOf('>');
            this.lastCommentEnd = html.lastIndexOf("-->");
            this.line = new TextLine(html.length());
        }

        String run() {
            int at = 0;
            for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
                line.add(html, at, open);
                at = markup(open);
            }
            line.add(html, at, html.length());
            return line.toString();
        }

        /** What stands at an angle bracket; returns where to go on. */
        private int markup(int open) {
            if (html.startsWith("<!--", open) && open < lastCommentEnd) {
                return html.indexOf("-->", open) + "-->".length();
            }
            if (html.startsWith("<![CDATA[", open)) {
                return open + "<![CDATA[".length();
            }
            String name = name(open);
            if (!isTag(open, name)) {
                line.add('<');
                return open + 1;
            }
            if (BLOCKS.contains(name)) {
                line.add(' ');
            }
            int end = tagEnd(open);
            boolean opens = html.charAt(open + 1) != '/' && html.charAt(end - 2) != '/';
            return opens && GO_WITH_CONTENT.contains(name) ? afterElement(name, end) : end;
        }

        private boolean isTag(int open, String name) {
            char next = charAt(open + 1);
            if (next == '!' || next == '?') {
                char then = charAt(open + 2);
                return (Character.isLetter(then) || then == '-') && open < lastClose;
            }
            return !name.isEmpty() && ((everyTag && open < lastClose) || known(name));
        }

        private char charAt(int index) {
            return index < html.length() ? html.charAt(index) : ' ';
        }

        private String name(int open) {
            int from = charAt(open + 1) == '/' ? open + 2 : open + 1;
            int end = from;
            while (Character.isLetterOrDigit(charAt(end)) && end - from < LONGEST_NAME) {
                end++;
            }
            return from < end && Character.isLetter(html.charAt(from))
                    ? html.substring(from, end).toLowerCase(Locale.ROOT)
                    : "";
        }

        /** Behind the tag's closing bracket: quotes may hold others. A tag that never closes takes the rest. */
        private int tagEnd(int open) {
            if (open > lastClose) {
                return html.length();
            }
            char quote = 0;
            for (int i = open + 1; i < html.length(); i++) {
                char c = html.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '>') {
                    return i + 1;
                } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                    quote = c;
                }
            }
            return html.indexOf('>', open) + 1;
        }

        /** Scripts and styles left open take the rest; of other elements only the tag goes. */
        private int afterElement(String name, int from) {
            int close = neverClosed.contains(name) ? -1 : closing(name, from);
            if (close >= 0) {
                int end = html.indexOf('>', close);
                return end < 0 ? html.length() : end + 1;
            }
            neverClosed.add(name);
            return name.equals("script") || name.equals("style") ? html.length() : from;
        }

        private int closing(String name, int from) {
            for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
                if (html.regionMatches(true, at + 2, name, 0, name.length())) {
                    return at;
                }
            }
            return -1;
        }
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" ", -1));
    }
}
