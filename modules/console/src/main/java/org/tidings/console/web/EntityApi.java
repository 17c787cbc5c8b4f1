package org.tidings.console.web;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.NewsBook;
import org.tidings.console.view.NamesView;
import org.tidings.model.BadRecord;
import org.tidings.model.Entity;
import org.tidings.model.Json;
import org.tidings.model.NotAName;
import org.tidings.model.Origin;

/** Entities, who of them is in the news, and rulings on new names, for programs. */
final class EntityApi {
    private final Site site;
    private final EntityDesk desk;

    EntityApi(Site site, EntityDesk desk) {
        this.site = site;
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.api(GET, "/v1/entities", this::entities),
                Route.api(GET, "/v1/entities/news", this::news),
                Route.api(GET, "/v1/entities/{id}", this::entity),
                Route.api(PUT, "/v1/entities/{id}", this::put),
                Route.api(DELETE, "/v1/entities/{id}", this::delete),
                Route.api(GET, "/v1/names", this::names),
                Route.api(POST, "/v1/names", this::rule));
    }

    private void entities(Context ctx) {
        Answers.json(
                ctx,
                Map.of(
                        "entities",
                        site.copies().entities().stream()
                                .sorted(Comparator.comparing(Entity::id))
                                .toList()));
    }

    private void entity(Context ctx) {
        Api.found(ctx, site.copies().entity(ctx.pathParam("id")), "entity");
    }

    private void news(Context ctx) {
        Instant now = site.clock().instant();
        List<Map<String, Object>> news = site.copies().news().counts(now).stream()
                .filter(count -> count.week() > 0)
                .sorted(Comparator.comparingInt(NewsBook.Count::day)
                        .thenComparingInt(NewsBook.Count::week)
                        .reversed()
                        .thenComparing(NewsBook.Count::entity))
                .limit(Api.limit(ctx))
                .map(this::inNews)
                .toList();
        Answers.json(ctx, Map.of("entities", news));
    }

    private Map<String, Object> inNews(NewsBook.Count count) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", count.entity());
        site.copies().entity(count.entity()).ifPresent(entity -> one.put("name", entity.name()));
        one.put("day", count.day());
        one.put("week", count.week());
        if (count.usual() != null) {
            one.put("usualADay", count.usual());
        }
        return one;
    }

    private void put(Context ctx) {
        Entity entity = body(ctx, ctx.pathParam("id"));
        if (entity == null) {
            return;
        }
        List<String> problems = EntityDesk.problems(entity);
        if (problems.isEmpty()) {
            Api.outcome(ctx, desk.save(entity, Origin.API).outcome(), "entity");
        } else {
            ctx.status(422);
            Answers.json(ctx, Map.of("error", "The entity is not right.", "problems", problems));
        }
    }

    /** Null when the answer has been given: the body is no entity. */
    private static @Nullable Entity body(Context ctx, String id) {
        try {
            if (!(Json.read(ctx.bodyAsBytes(), JsonNode.class) instanceof ObjectNode object)) {
                throw new BadRecord("not a JSON object", null);
            }
            object.put("id", id);
            object.put("origin", Origin.API.word());
            if (!object.has("name")) {
                object.put("name", id);
            }
            return Json.read(Json.bytes(object), Entity.class);
        } catch (BadRecord e) {
            Answers.problem(ctx, 400, "The body is " + e.getMessage());
            return null;
        }
    }

    private void delete(Context ctx) {
        Api.outcome(ctx, desk.remove(ctx.pathParam("id"), Origin.API).outcome(), "entity");
    }

    private void names(Context ctx) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("articles", NamesView.ARTICLES);
        answer.put("sources", NamesView.SOURCES);
        answer.put(
                "names",
                NamesView.waiting(site.copies(), site.clock().instant()).stream()
                        .limit(Api.limit(ctx))
                        .toList());
        answer.put(
                "notNames",
                site.copies().notNames().stream().map(NotAName::text).sorted().toList());
        Answers.json(ctx, answer);
    }

    /** {@code {"name", "ruling": "not-a-name" | "take-back" | "same-as", "entity"}}. */
    private void rule(Context ctx) {
        Ruling ruling;
        try {
            ruling = Json.read(ctx.bodyAsBytes(), Ruling.class);
        } catch (BadRecord e) {
            Answers.problem(ctx, 400, "The body is " + e.getMessage());
            return;
        }
        if (ruling.name() == null || !EntityDesk.isName(ruling.name())) {
            Answers.problem(ctx, 422, "Give the words that are meant as name.");
            return;
        }
        EntityDesk.Done done = done(ruling.name(), ruling);
        if (done == null) {
            Answers.problem(ctx, 422, "A ruling is not-a-name, take-back, or same-as with the id of an entity.");
        } else {
            Api.outcome(ctx, done.outcome(), "entity or ruling");
        }
    }

    private EntityDesk.@Nullable Done done(String name, Ruling ruling) {
        return switch (ruling.ruling() == null ? "" : ruling.ruling()) {
            case "not-a-name" -> desk.notAName(name, Origin.API);
            case "take-back" -> desk.takeBack(name, Origin.API);
            case "same-as" -> ruling.entity() == null ? null : desk.sameAs(name, ruling.entity(), Origin.API);
            default -> null;
        };
    }

    private record Ruling(
            @Nullable String name,
            @Nullable String ruling,
            @Nullable String entity) {}
}
