package org.tidings.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidings.console.copy.Copies;
import org.tidings.console.view.AlertView;
import org.tidings.console.view.Times;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.Change;
import org.tidings.model.Json;

/** What a publisher changed stands in the reading pane. */
class EditedArticleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Copies copies = Copies.empty();
    private final Sample sample = new Sample(copies, NOW);
    private final Alert alert = sample.alert(
            Alert.Kind.UPDATE,
            Sample.CALDER,
            60,
            "Gas deliveries stopped",
            "Wire One",
            "wireone.example",
            "en",
            "The port is closed. Nobody knows for how long.",
            "port",
            "port");

    private AlertView view() {
        return AlertView.of(alert, copies, new Times(NOW, ZoneOffset.UTC));
    }

    private void edited(Change change, String contentHash) {
        Article article = copies.articles().find(alert.article().id()).orElseThrow();
        ObjectNode fields = Json.mapper().valueToTree(article);
        fields.set("change", Json.mapper().valueToTree(change));
        fields.put("contentHash", contentHash);
        copies.articles().add(Json.read(Json.bytes(fields), Article.class));
    }

    @Test
    void anEditIsToldWithItsNewSentences() {
        edited(
                new Change(3, "Gas deliveries late", 2, 1, List.of("Nobody knows for how long.")),
                alert.article().contentHash());
        AlertView.Edit edit = view().edit();
        assertNotNull(edit);
        assertEquals("revision 3: another headline, 2 sentences new, 1 sentence gone", edit.words());
        assertEquals("Gas deliveries late", edit.titleBefore());
        assertEquals(List.of("Nobody knows for how long."), edit.passages());
    }

    @Test
    void anEditOfAnotherTextThanTheOneThatFiredIsNot() {
        assertNull(view().edit());
        edited(new Change(3, null, 2, 1, List.of("Nobody knows.")), "another");
        assertNull(view().edit());
    }
}
