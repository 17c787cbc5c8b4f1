package org.tidings.scraper.extract.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.rule.Compound.Attribute;
import org.tidings.scraper.extract.rule.Compound.Comparison;
import org.tidings.scraper.extract.rule.Selector.Chain;
import org.tidings.scraper.extract.rule.Selector.Step;

/** Reads one selector. */
final class SelectorReader {
    private static final int LONGEST = 300;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]+");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\[\\s*([^\\s=~^$*|\\]\"']+)\\s*(?:([~^$*]?=)\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\]\\s\"']+))\\s*)?]");

    private final String text;
    private int at;

    SelectorReader(String text) {
        this.text = text;
    }

    List<Chain> read() {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    text.isBlank() ? "is empty" : "is longer than " + LONGEST + " characters");
        }
        List<Chain> chains = new ArrayList<>();
        do {
            chains.add(chain());
        } while (takes(','));
        return chains;
    }

    private Chain chain() {
        List<Step> steps = new ArrayList<>();
        boolean child = false;
        blanks();
        do {
            steps.add(new Step(compound(), child));
            blanks();
            child = takes('>');
            blanks();
        } while (child || (at < text.length() && text.charAt(at) != ','));
        return new Chain(steps);
    }

    private Compound compound() {
        int start = at;
        String tag = takes('*') ? null : name();
        String id = null;
        List<String> classes = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        while (at < text.length() && ".#[".indexOf(text.charAt(at)) >= 0) {
            switch (text.charAt(at)) {
                case '.' -> classes.add(nameAfter('.'));
                case '#' -> id = nameAfter('#');
                default -> attributes.add(attribute());
            }
        }
        if (at == start) {
            throw unexpected();
        }
        return new Compound(tag == null ? null : tag.toLowerCase(Locale.ROOT), id, classes, attributes);
    }

    private @Nullable String name() {
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            return null;
        }
        at = name.end();
        return name.group();
    }

    private String nameAfter(char mark) {
        at++;
        String name = name();
        if (name == null) {
            throw new IllegalArgumentException("a name is missing after \"" + mark + "\" in \"" + text + "\"");
        }
        return name;
    }

    private Attribute attribute() {
        Matcher found = ATTRIBUTE.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            throw new IllegalArgumentException(
                    "expected an attribute such as [data-part] or [data-part^=body] at \"" + text.substring(at) + "\"");
        }
        at = found.end();
        String value =
                found.group(3) != null ? found.group(3) : found.group(4) != null ? found.group(4) : found.group(5);
        String lower = value == null ? "" : value.toLowerCase(Locale.ROOT);
        return new Attribute(found.group(1).toLowerCase(Locale.ROOT), comparison(found.group(2)), lower);
    }

    private static Comparison comparison(@Nullable String sign) {
        return switch (sign == null ? "" : sign) {
            case "=" -> Comparison.EQUAL;
            case "^=" -> Comparison.BEGINS;
            case "$=" -> Comparison.ENDS;
            case "*=" -> Comparison.CONTAINS;
            case "~=" -> Comparison.HAS_WORD;
            default -> Comparison.PRESENT;
        };
    }

    private IllegalArgumentException unexpected() {
        if (at >= text.length()) {
            return new IllegalArgumentException("something is missing at the end of \"" + text + "\"");
        }
        String what = text.charAt(at) == ':'
                ? "pseudo selectors such as :has and :nth-child are not taken, as their cost on a strange page has no bound"
                : "only tags, #ids, .classes, [attributes], \">\" and \",\" are taken";
        return new IllegalArgumentException(what + "; found \"" + text.substring(at) + "\"");
    }

    private boolean takes(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
