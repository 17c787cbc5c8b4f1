package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.BadRecord;
import org.tidings.model.Json;
import org.tidings.scraper.extract.facts.Languages;

/** A folder of pages becomes one file of results. */
class ArticleBatchTest {
    private static final String PAGE = "<article><h1>Ferry leaves</h1>"
            + "<p>The ferry left at seven with every seat taken, its captain said, and came back at noon.</p>"
                    .repeat(4);

    @TempDir
    Path folder = Path.of("replaced");

    private final List<String> told = new ArrayList<>();

    private int run(String list) throws IOException {
        Files.writeString(folder.resolve("pages.json"), list);
        Files.writeString(folder.resolve("ferry.html"), PAGE);
        Files.writeString(folder.resolve("paper.html"), "%PDF-1.7");
        return new ArticleBatch(new Extractor(new Languages()), false, true)
                .run(
                        folder.resolve("pages.json"),
                        folder,
                        folder.resolve("out.json"),
                        (pages, of) -> told.add(pages + "/" + of));
    }

    @Test
    void everyPageHasItsResultAndItsCpuTime() throws IOException {
        assertEquals(2, run("[{\"id\":\"a\",\"file\":\"ferry.html\"},{\"id\":\"b\",\"file\":\"paper.html\"}]"));
        JsonNode results = Json.mapper().readTree(folder.resolve("out.json").toFile());
        assertEquals("Ferry leaves", results.at("/a/title").asText());
        assertTrue(results.at("/a/sources/title").asText().startsWith("h1"));
        assertEquals("the headline again", results.at("/a/blocks/0/dropped").asText());
        assertEquals("not-html", results.at("/b/kind").asText());
        assertTrue(results.at("/a/cpuMs").isNumber() && results.at("/b/cpuMs").isNumber());
        assertEquals(List.of("1/2", "2/2"), told);
    }

    @Test
    void whatIsWrongWithTheListIsSaid() {
        assertTrue(message("{}").endsWith("pages.json is no JSON list of pages"));
        assertTrue(message("[{]").contains("pages.json is no JSON: "));
        assertTrue(message("[{\"id\":\"a\"}]").endsWith("pages.json, page 1: \"file\" is missing or is no text"));
        assertThrows(NoSuchFileException.class, () -> run("[{\"id\":\"a\",\"file\":\"nowhere.html\"}]"));
    }

    private String message(String list) {
        return String.valueOf(assertThrows(BadRecord.class, () -> run(list)).getMessage());
    }
}
