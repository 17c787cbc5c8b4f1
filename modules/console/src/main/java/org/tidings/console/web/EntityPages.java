package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.NameBook;
import org.tidings.console.view.ArticleLine;
import org.tidings.console.view.EntitiesAddress;
import org.tidings.console.view.EntitiesView;
import org.tidings.console.view.EntityFormView;
import org.tidings.console.view.EntityFormView.Form;
import org.tidings.console.view.EntityView;
import org.tidings.console.view.Frame;
import org.tidings.console.view.NamesView;
import org.tidings.model.Entity;
import org.tidings.model.Origin;

/** Who is in the news, and the new names that wait for a ruling. */
final class EntityPages {
    private final Site site;
    private final EntityDesk desk;

    EntityPages(Site site, EntityDesk desk) {
        this.site = site;
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.page(GET, "/entities", this::list),
                Route.page(GET, "/entities/new", this::make),
                Route.page(POST, "/entities", this::save),
                Route.page(POST, "/entities/undo", this::undo),
                Route.page(GET, "/entities/{id}", this::one),
                Route.page(GET, "/entities/{id}/edit", this::edit),
                Route.page(POST, "/entities/{id}/remove", this::remove),
                Route.page(GET, "/names", this::names),
                Route.page(POST, "/names", this::rule));
    }

    private void show(Context ctx, String template, String title, Object view) {
        site.render(ctx, template, Map.of("frame", site.frame(ctx, Frame.Place.ENTITIES, title), "view", view));
    }

    private void list(Context ctx) {
        EntitiesAddress address = EntitiesAddress.of(
                ctx.queryParam("q"), ctx.queryParam("sort"), LivePages.number(ctx.queryParam("rows")));
        show(ctx, "entities.jte", "Entities", EntitiesView.of(site.copies(), address, site.times(ctx)));
    }

    private void one(Context ctx) {
        known(ctx)
                .ifPresent(entity ->
                        show(ctx, "entity.jte", entity.name(), EntityView.of(site.copies(), entity, site.times(ctx))));
    }

    /** Empty when the answer has been given: there is none. */
    private Optional<Entity> known(Context ctx) {
        Optional<Entity> entity = site.copies().entity(ctx.pathParam("id"));
        if (entity.isEmpty()) {
            Site.say(ctx, "There is no entity " + ctx.pathParam("id") + ".");
            ctx.redirect("/entities");
        }
        return entity;
    }

    private void make(Context ctx) {
        String name = field(ctx.queryParam("name"));
        Form form = new Form(name.isEmpty() ? "" : EntityDesk.idFor(name), name, "", "");
        show(ctx, form, true, List.of());
    }

    private void edit(Context ctx) {
        known(ctx).ifPresent(entity -> show(ctx, Form.of(entity), false, List.of()));
    }

    private void show(Context ctx, Form form, boolean isNew, List<String> problems) {
        Optional<NameBook.Name> waiting = isNew ? site.copies().names().find(form.name()) : Optional.empty();
        List<ArticleLine> samples = waiting.map(name -> EntityFormView.samples(name, site.times(ctx)))
                .orElse(List.of());
        show(
                ctx,
                "entityform.jte",
                isNew ? "New entity" : form.name(),
                new EntityFormView(form, isNew, samples, problems));
    }

    private void save(Context ctx) {
        Form form = new Form(
                field(ctx.formParam("id")),
                field(ctx.formParam("name")),
                field(ctx.formParam("aliases")),
                field(ctx.formParam("wikidata")));
        boolean isNew = !"yes".equals(ctx.formParam("known"));
        Entity entity = desk.read(form, Origin.CONSOLE);
        List<String> problems = EntityDesk.problems(entity);
        if (problems.isEmpty() && isNew && site.copies().entity(entity.id()).isPresent()) {
            problems = List.of("There is an entity " + entity.id() + " already. Choose another id.");
        }
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, form, isNew, problems);
            return;
        }
        EntityDesk.Done done = desk.save(entity, Origin.CONSOLE);
        say(ctx, done, entity.name() + (isNew ? " is an entity now." : " is changed."));
        ctx.redirect("/entities/" + entity.id(), HttpStatus.SEE_OTHER);
    }

    private void remove(Context ctx) {
        String id = ctx.pathParam("id");
        EntityDesk.Done done = desk.remove(id, Origin.CONSOLE);
        say(ctx, done, "The entity " + id + " is removed.");
        ctx.redirect(done.well() ? "/entities" : "/entities/" + id, HttpStatus.SEE_OTHER);
    }

    private void undo(Context ctx) {
        Site.say(ctx, desk.undo(ctx.formParam("token")) ? "Undone." : "That cannot be undone any more.");
        Site.back(ctx, "/names");
    }

    private void names(Context ctx) {
        show(ctx, "names.jte", "New names", NamesView.of(site.copies(), site.times(ctx)));
    }

    private void rule(Context ctx) {
        String name = field(ctx.formParam("name"));
        String entity = field(ctx.formParam("entity"));
        if (!EntityDesk.isName(name)) {
            Site.say(ctx, "Name the words that are meant.");
        } else {
            switch (field(ctx.formParam("do"))) {
                case "not" -> say(ctx, desk.notAName(name, Origin.CONSOLE), name + " will not come back.");
                case "same" ->
                    say(ctx, desk.sameAs(name, entity, Origin.CONSOLE), name + " is an alias of " + entity + ".");
                case "back" -> say(ctx, desk.takeBack(name, Origin.CONSOLE), name + " may come back.");
                default -> Site.say(ctx, "There is no such ruling.");
            }
        }
        ctx.redirect("/names", HttpStatus.SEE_OTHER);
    }

    private static void say(Context ctx, EntityDesk.Done done, String well) {
        Site.offerUndo(ctx, done.undo());
        Site.say(
                ctx,
                switch (done.outcome()) {
                    case Actions.Outcome.Done d -> well;
                    case Actions.Outcome.ReadOnly readOnly -> readOnly.reason();
                    case Actions.Outcome.Missing missing -> "There is no such entity.";
                    case Actions.Outcome.Conflict conflict -> "Somebody else changed it meanwhile.";
                });
    }

    private static String field(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
