package org.tidings.poller.feed;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Markup to plain text on one line, in linear time whatever the nesting: tags go, what is active goes with its content,
 * references become characters.
 */
final class PlainText {
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
        return html == null ? null : result(rounds(strip(html, true)));
    }

    /** Of text in which only the tags that HTML knows are taken for markup. */
    static @Nullable String ofText(@Nullable String text) {
        return text == null ? null : result(rounds(strip(text, false)));
    }

    private static String rounds(String stripped) {
        String text = stripped;
        for (int i = 0; i < ROUNDS && text.indexOf('<') >= 0; i++) {
            String next = strip(text, false);
            if (next.equals(text)) {
                break;
            }
            text = next;
        }
        return text;
    }

    private static String result(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = true;
            } else if (!invisible(c)) {
                if (blank && !out.isEmpty()) {
                    out.append(' ');
                }
                blank = false;
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Control characters, and those that turn the direction of what follows. */
    private static boolean invisible(char c) {
        return Character.isISOControl(c) || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    private static String strip(String html, boolean everyTag) {
        return html.indexOf('<') < 0 ? unescape(html) : unescape(new Stripper(html, everyTag).run());
    }

    private static String unescape(String text) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
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
        private final Set<String> neverClosed = new HashSet<>();
        private final StringBuilder out;

        Stripper(String html, boolean everyTag) {
            this.html = html;
            this.everyTag = everyTag;
            this.lastClose = html.lastIndexOf('>');
            this.lastCommentEnd = html.lastIndexOf("-->");
            this.out = new StringBuilder(html.length());
        }

        String run() {
            int at = 0;
            for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
                out.append(html, at, open);
                at = markup(open);
            }
            return out.append(html, at, html.length()).toString();
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
                out.append('<');
                return open + 1;
            }
            if (BLOCKS.contains(name)) {
                out.append(' ');
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
            return known(name) || (everyTag && !name.isEmpty() && open < lastClose);
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
