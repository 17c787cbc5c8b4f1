package org.tidings.filter.match;

/** Whether an article's surroundings pass a filter. */
final class FilterTest {
    private FilterTest() {}

    static boolean passes(Expr.Filter filter, Analysed article) {
        return switch (filter.kind()) {
            case LANG -> filter.value().equals(article.language());
            case COUNTRY -> filter.value().equals(article.country());
            case TAG -> article.tags().contains(filter.value());
            case SOURCE -> article.host() != null && isUnder(article.host(), filter.value());
        };
    }

    /** Whether the last labels of a host are those of the pattern, where {@code *} is a label or a part of one. */
    static boolean isUnder(String host, String pattern) {
        String[] labels = host.split("\\.", -1);
        String[] wanted = pattern.split("\\.", -1);
        int skipped = labels.length - wanted.length;
        if (skipped < 0) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!glob(wanted[i], labels[skipped + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean glob(String pattern, String label) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(label);
        }
        String end = parts[parts.length - 1];
        if (!label.startsWith(parts[0]) || !label.endsWith(end) || label.length() < parts[0].length() + end.length()) {
            return false;
        }
        int at = parts[0].length();
        int limit = label.length() - end.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = label.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > limit) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }
}
