package org.tidings.console.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.console.view.EntityFormView.Form;
import org.tidings.console.view.EntityView;
import org.tidings.model.Entity;
import org.tidings.model.Hash;
import org.tidings.model.NotAName;
import org.tidings.model.Origin;

/** What pages and REST do with entities and with names that may be some, and how it is undone. */
final class EntityDesk {
    private static final int UNDOABLE = 50;
    private static final int LONGEST = 200;
    private static final int ALIASES = 1_000;
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}";

    private final Site site;
    private final Actions actions;
    private final Shelf<Runnable> undo;

    EntityDesk(Site site, Actions actions) {
        this.site = site;
        this.actions = actions;
        this.undo = new Shelf<>(UNDOABLE, site.clock());
    }

    /**
     * What was done.
     *
     * @param undo what undoes it, while it is kept; null = nothing to undo
     */
    record Done(Actions.Outcome outcome, @Nullable String undo) {
        boolean well() {
            return outcome instanceof Actions.Outcome.Done;
        }
    }

    /** An id for a name: its letters and digits as far as they are Latin, otherwise a number of its own. */
    static String idFor(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String id = plain.substring(0, Math.min(60, plain.length()));
        return id.isEmpty() ? "name-" + Hash.id("entity", name).substring(0, 8) : id;
    }

    /** As the form has it; aliases that stand there as before keep their conditions. */
    Entity read(Form form, Origin origin) {
        Optional<Entity> before = site.copies().entity(form.id().strip());
        Map<String, Entity.Alias> known = new LinkedHashMap<>();
        before.ifPresent(entity -> entity.aliases().forEach(alias -> known.put(alias.text(), alias)));
        List<Entity.Alias> aliases = form.aliases()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(text -> known.getOrDefault(text, Entity.Alias.of(text)))
                .toList();
        String wikidata = form.wikidata().strip();
        return new Entity(
                form.id().strip(),
                form.name().strip(),
                wikidata.isEmpty() ? null : wikidata,
                aliases,
                before.map(Entity::forms).orElse(List.of()),
                origin);
    }

    /** What is wrong with it; empty = nothing. */
    static List<String> problems(Entity entity) {
        List<String> problems = new ArrayList<>();
        if (!entity.id().matches(ID)) {
            problems.add("An id has up to 100 letters, digits and dashes.");
        }
        if (!isName(entity.name())) {
            problems.add("A name has a letter or digit and at most " + LONGEST + " characters.");
        }
        entity.aliases().stream()
                .map(Entity.Alias::text)
                .filter(text -> !isName(text))
                .forEach(text -> problems.add(
                        "The alias \"" + text + "\" has no letter or digit, or more than " + LONGEST + " characters."));
        if (entity.aliases().size() > ALIASES) {
            problems.add("An entity has at most " + ALIASES + " aliases.");
        }
        if (entity.wikidata() != null && !entity.wikidata().matches("Q[1-9]\\d{0,11}")) {
            problems.add("A Wikidata id is such as Q423.");
        }
        return problems;
    }

    static boolean isName(String text) {
        return text.length() <= LONGEST && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    Done save(Entity entity, Origin origin) {
        Optional<Entity> before = site.copies().entity(entity.id());
        return done(
                actions.save(entity, origin),
                before.<Runnable>map(known -> () -> actions.save(known, origin))
                        .orElse(() -> actions.removeEntity(entity.id(), origin)));
    }

    /** Not while watchlists name it: their queries would find nothing of it. */
    Done remove(String id, Origin origin) {
        Optional<Entity> before = site.copies().entity(id);
        List<EntityView.Named> naming = EntityView.naming(site.copies(), id);
        if (before.isPresent() && !naming.isEmpty()) {
            String names = naming.stream().map(EntityView.Named::id).collect(Collectors.joining(", "));
            return new Done(
                    new Actions.Outcome.ReadOnly("These watchlists name it: " + names + ". Change them first."), null);
        }
        return done(actions.removeEntity(id, origin), () -> before.ifPresent(entity -> actions.save(entity, origin)));
    }

    Done sameAs(String name, String entity, Origin origin) {
        Optional<Entity> before = site.copies().entity(entity);
        return done(
                actions.addAlias(entity, name, origin), () -> before.ifPresent(known -> actions.save(known, origin)));
    }

    Done notAName(String name, Origin origin) {
        NotAName ruling = NotAName.of(name, origin);
        return done(actions.rule(ruling), () -> actions.takeBack(ruling));
    }

    Done takeBack(String name, Origin origin) {
        NotAName ruling = NotAName.of(name, origin);
        return done(actions.takeBack(ruling), () -> actions.rule(ruling));
    }

    private Done done(Actions.Outcome outcome, Runnable back) {
        return new Done(outcome, outcome instanceof Actions.Outcome.Done ? undo.put(back) : null);
    }

    /** Puts things back; false when that is not kept any more. */
    boolean undo(@Nullable String token) {
        Optional<Runnable> back = undo.take(token);
        back.ifPresent(Runnable::run);
        return back.isPresent();
    }
}
