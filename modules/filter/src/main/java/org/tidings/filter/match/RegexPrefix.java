package org.tidings.filter.match;

/** The letters that every match of a regular expression begins with, as far as they can be told by looking. */
final class RegexPrefix {
    private RegexPrefix() {}

    static String of(String pattern) {
        if (pattern.indexOf('|') >= 0) {
            return "";
        }
        int start = pattern.startsWith("^") ? 1 : 0;
        int end = start;
        while (end < pattern.length() && Character.isLetterOrDigit(pattern.charAt(end))) {
            end++;
        }
        boolean optional = end < pattern.length() && "*?{".indexOf(pattern.charAt(end)) >= 0;
        if (optional && end > start) {
            end = pattern.offsetByCodePoints(end, -1);
        }
        return pattern.substring(start, end);
    }
}
