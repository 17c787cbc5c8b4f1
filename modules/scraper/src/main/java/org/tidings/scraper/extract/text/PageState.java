package org.tidings.scraper.extract.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.tidings.scraper.extract.facts.JsonBudget;

/**
 * The text of a page that a script would write: it lies in the state that the page's program starts from, as
 * {@code __NEXT_DATA__} or {@code window.__STATE__ = {…}}.
 */
final class PageState {
    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    private static final int LEAST_SCRIPT = 400;
    private static final int MOST_SCRIPTS = 20;
    private static final int MOST_DEPTH = 40;
    private static final int LEAST_TEXT = 60;

    private final Map<String, List<String>> byPlace = new LinkedHashMap<>();

    private PageState() {}

    /** The longest text that stands in one place of the state, by paragraphs; empty when there is none. */
    static List<String> paragraphs(Element page) {
        PageState state = new PageState();
        page.select("script").stream()
                .map(Element::data)
                .filter(script -> script.length() > LEAST_SCRIPT)
                .limit(MOST_SCRIPTS)
                .forEach(state::read);
        return state.longest();
    }

    private void read(String script) {
        int from = script.startsWith("{") ? 0 : script.indexOf("={") + 1;
        int spaced = script.indexOf("= {") + 2;
        int start = script.startsWith("{") ? 0 : from > 0 && (spaced < 2 || from < spaced) ? from : spaced;
        if (start < 2 && !script.startsWith("{")) {
            return;
        }
        String state = script.substring(start);
        if (JsonBudget.isOver(state)) {
            return;
        }
        try {
            gather(JSON.readTree(state), "", 0);
        } catch (JsonProcessingException e) {
            // a program, not a state
        }
    }

    /** Items of a list stand in one place. */
    private void gather(JsonNode node, String place, int depth) {
        if (depth > MOST_DEPTH) {
            return;
        }
        if (node.isTextual() && isText(node.asText())) {
            byPlace.computeIfAbsent(place, unknown -> new ArrayList<>()).add(node.asText());
        } else if (node.isArray()) {
            node.forEach(item -> gather(item, place, depth + 1));
        } else {
            node.properties().forEach(field -> gather(field.getValue(), place + "/" + field.getKey(), depth + 1));
        }
    }

    private static boolean isText(String value) {
        boolean words =
                value.indexOf(' ') > 0 || value.codePoints().limit(LEAST_TEXT).anyMatch(Character::isIdeographic);
        return value.length() >= LEAST_TEXT && words && !value.startsWith("http") && !value.startsWith("{");
    }

    private List<String> longest() {
        List<String> longest = List.of();
        for (List<String> texts : byPlace.values()) {
            longest = length(texts) > length(longest) ? texts : longest;
        }
        return longest.stream()
                .distinct()
                .flatMap(text -> Paragraphs.of(text).stream())
                .toList();
    }

    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum();
    }
}
