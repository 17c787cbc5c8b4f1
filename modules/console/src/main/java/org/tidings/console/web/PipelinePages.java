package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.tidings.console.view.DeliveriesView;
import org.tidings.console.view.Frame;
import org.tidings.console.view.PipelineView;
import org.tidings.console.view.TraceView;

/** Pipeline, Deliveries and the trace of an article. */
final class PipelinePages {
    private final Site site;

    PipelinePages(Site site) {
        this.site = site;
    }

    List<Route> routes() {
        return List.of(
                Route.page(GET, "/pipeline", this::pipeline),
                Route.page(GET, "/deliveries", this::deliveries),
                Route.page(GET, "/trace", this::trace));
    }

    private void pipeline(Context ctx) {
        PipelineView view = PipelineView.of(site.copies(), site.roles(), site.times(ctx));
        if (ctx.header("HX-Request") != null) {
            site.render(ctx, "pipelinelive.jte", Map.of("view", view));
            return;
        }
        site.render(
                ctx, "pipeline.jte", Map.of("frame", site.frame(ctx, Frame.Place.PIPELINE, "Pipeline"), "view", view));
    }

    private void deliveries(Context ctx) {
        DeliveriesView view = DeliveriesView.of(site.copies(), ctx.queryParam("state"), site.times(ctx));
        site.render(
                ctx,
                "deliveries.jte",
                Map.of("frame", site.frame(ctx, Frame.Place.DELIVERIES, "Deliveries"), "view", view));
    }

    private void trace(Context ctx) {
        String url = ctx.queryParam("url");
        TraceView view = TraceView.of(site.copies(), url == null ? "" : url, site.times(ctx));
        site.render(ctx, "trace.jte", Map.of("frame", site.frame(ctx, Frame.Place.PIPELINE, "Trace"), "view", view));
    }
}
