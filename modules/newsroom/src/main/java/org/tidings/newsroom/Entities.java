package org.tidings.newsroom;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few HTML entities that titles hold; others stay as they are. */
final class Entities {
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,6})|#[xX]([0-9a-fA-F]{1,5})|(\\w{2,8}));");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–", "mdash", "—",
            "raquo", "»", "laquo", "«");

    private Entities() {}

    static String decode(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(decode(entity)));
    }

    private static String decode(java.util.regex.MatchResult entity) {
        if (entity.group(1) != null) {
            return character(Integer.parseInt(entity.group(1)));
        }
        return entity.group(2) != null
                ? character(Integer.parseInt(entity.group(2), 16))
                : NAMED.getOrDefault(entity.group(3), entity.group());
    }

    private static String character(int code) {
        return Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : " ";
    }
}
