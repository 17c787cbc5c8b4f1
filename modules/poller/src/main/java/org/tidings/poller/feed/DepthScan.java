package org.tidings.poller.feed;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How deep a document nests, found without building it. An end tag closes the nearest element of its name, as a tolerant
 * parser has it, so that tags left open do not add up beyond the element that holds them.
 */
final class DepthScan {
    static final int DEEPEST = 256;

    private DepthScan() {}

    static boolean tooDeep(String text) {
        Deque<String> open = new ArrayDeque<>();
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length()) {
            if (text.startsWith("<![CDATA[", at)) {
                at = next(text, text.indexOf("]]>", at));
                continue;
            }
            char c = text.charAt(at + 1);
            int end = text.indexOf('>', at);
            if (c == '/') {
                close(open, name(text, at + 2));
            } else if (Character.isLetter(c) && end > 0 && text.charAt(end - 1) != '/') {
                open.push(name(text, at + 1));
                if (open.size() > DEEPEST) {
                    return true;
                }
            }
            at = next(text, at + 1);
        }
        return false;
    }

    private static int next(String text, int from) {
        return from < 0 ? -1 : text.indexOf('<', from);
    }

    private static void close(Deque<String> open, String name) {
        if (open.contains(name)) {
            while (!open.pop().equals(name)) {
                // what was left open inside goes with it
            }
        }
    }

    private static String name(String text, int from) {
        int end = from;
        while (end < text.length() && !endsName(text.charAt(end))) {
            end++;
        }
        return text.substring(from, end);
    }

    private static boolean endsName(char c) {
        return c == '>' || c == '/' || Character.isWhitespace(c);
    }
}
