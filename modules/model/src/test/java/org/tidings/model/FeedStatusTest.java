package org.tidings.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedStatusTest {
    @Test
    void whatAnEarlierVersionWroteIsRead() {
        String json = "{\"feed\":\"quay.example/1\",\"state\":\"failing\",\"nextPoll\":\"2026-11-24T09:40:00Z\","
                + "\"interval\":\"PT10M\",\"entriesPerWeek\":7.0,\"failures\":3,\"cause\":\"HTTP 500\",\"keys\":[4711,-1]}";
        FeedStatus status = Json.read(json.getBytes(StandardCharsets.UTF_8), FeedStatus.class);
        assertEquals(3, status.failures());
        assertNull(status.losses());
        assertEquals(List.of(), status.keys());
    }
}
