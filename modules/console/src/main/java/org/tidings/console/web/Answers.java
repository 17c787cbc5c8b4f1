package org.tidings.console.web;

import io.javalin.http.Context;
import java.util.Map;
import org.tidings.model.Json;

/** The forms in which the console answers programs. */
final class Answers {
    private Answers() {}

    static void json(Context ctx, Object value) {
        ctx.contentType("application/json").result(Json.bytes(value));
    }

    /** What went wrong and what to do, in one sentence. */
    static void problem(Context ctx, int status, String message) {
        ctx.status(status);
        json(ctx, Map.of("error", message));
    }
}
