package org.tidings.alerts.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.tidings.model.BadRecord;
import org.tidings.model.Json;

class StoryBatchTest {
    private static final String STREAM = """
            {"id":"a","title":"Walkout at Port Selwyn","text":"Crane operators at Port Selwyn walked out.","time":"2026-03-02T08:00:00Z","source":null}

            {"id":"b","title":"Port Selwyn walkout","text":"Crane operators of Port Selwyn walked out at dawn.","time":"2026-03-02T09:00:00Z"}
            {"id":"c","title":"Oldbridge under water","text":"The river Lune broke its banks.","time":"2026-03-02T10:00:00Z"}
            """;

    @Test
    void writesAStoryForEachArticle() throws IOException {
        StringWriter out = new StringWriter();
        StoryBatch.Count count = StoryBatch.run(new BufferedReader(new StringReader(STREAM)), out, StoryRules.DEFAULT);

        String[] lines = out.toString().split("\n", -1);
        assertEquals(new StoryBatch.Count(3, 2), count);
        assertEquals(story(lines[0]), story(lines[1]));
        assertTrue(!story(lines[0]).equals(story(lines[2])));
    }

    @Test
    void namesTheLineThatIsNoArticle() {
        BufferedReader in = new BufferedReader(new StringReader(STREAM + "{\"title\":\"no id\"}\n"));
        BadRecord bad = assertThrows(BadRecord.class, () -> StoryBatch.run(in, new StringWriter(), StoryRules.DEFAULT));
        assertTrue(String.valueOf(bad.getMessage()).startsWith("line 5: "), bad.getMessage());
    }

    private static String story(String line) throws IOException {
        return Json.mapper().readTree(line).path("story").asText();
    }
}
