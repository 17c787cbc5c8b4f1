package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidings.runtime.Health;

/** What those who run it ask for: whether it lives, whether it is ready, its numbers. */
final class Operations {
    private final Site site;
    private final MeterRegistry meters;

    Operations(Site site, MeterRegistry meters) {
        this.site = site;
        this.meters = meters;
    }

    List<Route> routes() {
        return List.of(
                Route.open(GET, "/healthz", ctx -> ctx.contentType("text/plain").result("ok\n")),
                Route.open(GET, "/readyz", this::ready),
                Route.api(GET, "/metrics", this::metrics));
    }

    /** 200 when every role is up; else 503 and which is not, and why. */
    private void ready(Context ctx) {
        Map<String, Object> roles = new LinkedHashMap<>();
        boolean ready = true;
        for (Map.Entry<String, Health> role : site.roles().entrySet()) {
            roles.put(role.getKey(), role.getValue());
            ready &= role.getValue().isUp();
        }
        ctx.status(ready ? 200 : 503);
        Answers.json(ctx, Map.of("ready", ready, "roles", roles));
    }

    private void metrics(Context ctx) {
        if (meters instanceof PrometheusMeterRegistry prometheus) {
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(prometheus.scrape());
        } else {
            Answers.problem(ctx, 404, "This process keeps no metrics for Prometheus.");
        }
    }
}
