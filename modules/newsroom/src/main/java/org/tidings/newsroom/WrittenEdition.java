package org.tidings.newsroom;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The written stories, published by their outlets over the plan's span. */
final class WrittenEdition implements Edition {
    private static final double WRITTEN_SPAN_SECONDS = 60;
    private static final double JITTER_SECONDS = 2;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

    private final NewsroomPlan plan;
    private final Instant opened;
    private final Map<String, Outlet> outlets = new LinkedHashMap<>();
    private final Map<String, List<Slot>> slots = new HashMap<>();

    /** @param opened the archive is older than this, and paths hold its date */
    WrittenEdition(NewsroomPlan plan, List<Outlet> outlets, List<StoryFile> stories, Instant opened) {
        this.plan = plan;
        this.opened = opened;
        outlets.forEach(outlet -> {
            this.outlets.put(outlet.host(), outlet);
            slots.put(outlet.host(), new ArrayList<>());
        });
        stories.forEach(this::place);
    }

    @Override
    public List<Outlet> outlets() {
        return List.copyOf(outlets.values());
    }

    @Override
    public Optional<Outlet> outlet(String host) {
        return Optional.ofNullable(outlets.get(host));
    }

    @Override
    public List<Item> front(Outlet outlet, @Nullable Instant begun, Instant now) {
        Map<String, Slot> newest = new LinkedHashMap<>();
        slots(outlet).stream().filter(out(begun, now)).forEach(slot -> newest.put(slot.id, slot));
        return newest.values().stream()
                .sorted(Comparator.comparingDouble((Slot slot) -> slot.first).reversed())
                .limit(FRONT)
                .map(slot -> item(slot, begun))
                .toList();
    }

    @Override
    public Optional<Item> at(Outlet outlet, String path, @Nullable Instant begun, Instant now) {
        return newest(outlet, slot -> slot.path.equals(path), begun, now);
    }

    @Override
    public Optional<Item> byId(Outlet outlet, String id, @Nullable Instant begun, Instant now) {
        return newest(outlet, slot -> slot.id.equals(id), begun, now);
    }

    @Override
    public List<Published> published(Instant begun, Instant now) {
        return slots.values().stream()
                .flatMap(List::stream)
                .filter(slot -> slot.first >= 0 && out(begun, now).test(slot))
                .sorted(Comparator.comparingDouble(slot -> slot.at))
                .map(slot -> item(slot, begun).published())
                .toList();
    }

    /** Every version of every article, the archive's too, as when publishing begins with the opening. */
    List<Item> versions() {
        return slots.values().stream()
                .flatMap(List::stream)
                .map(slot -> item(slot, opened))
                .toList();
    }

    private Optional<Item> newest(Outlet outlet, Predicate<Slot> which, @Nullable Instant begun, Instant now) {
        return slots(outlet).stream()
                .filter(which.and(out(begun, now)))
                .reduce((earlier, later) -> later)
                .map(slot -> item(slot, begun));
    }

    private List<Slot> slots(Outlet outlet) {
        return slots.getOrDefault(outlet.host(), List.of());
    }

    private static Predicate<Slot> out(@Nullable Instant begun, Instant now) {
        return begun == null
                ? slot -> slot.at < 0
                : slot -> !begun.plus(seconds(slot.at)).isAfter(now);
    }

    private void place(StoryFile story) {
        double start = start(story);
        story.versions().forEach(version -> place(story, version, start));
    }

    private void place(StoryFile story, StoryFile.Version version, double start) {
        Outlet outlet = outlet(version.host())
                .orElseThrow(() -> new IllegalArgumentException(
                        "story " + story.id() + " names an unknown outlet: " + version.host()));
        List<Slot> there = slots(outlet);
        double at = start + version.after() * (story.start() < 0 ? 1 : scale());
        there.add(slot(story, version, outlet, at, there));
        there.sort(Comparator.comparingDouble(slot -> slot.at));
    }

    private Slot slot(StoryFile story, StoryFile.Version version, Outlet outlet, double at, List<Slot> there) {
        String id = Integer.toHexString((story.id() + version.slug() + outlet.host()).hashCode());
        Optional<Slot> before =
                there.stream().filter(slot -> slot.id.equals(id)).reduce((a, b) -> b);
        return new Slot(
                story,
                version,
                outlet,
                id,
                before.map(slot -> slot.path).orElseGet(() -> path(version, outlet, id, at)),
                before.map(slot -> slot.first).orElse(at),
                at,
                before.map(slot -> slot.number + 1).orElse(1));
    }

    private String path(StoryFile.Version version, Outlet outlet, String id, double at) {
        String pattern = version.path() == null ? outlet.path() : version.path();
        return pattern.replace("{section}", plain(version.text().section()))
                .replace("{date}", DATE.format(at < 0 ? opened.plus(seconds(at)) : opened))
                .replace("{slug}", version.slug())
                .replace("{id}", id);
    }

    /** In lower case without accents, as paths are. */
    private static String plain(String section) {
        String apart = Normalizer.normalize(section.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return apart.replaceAll("\\p{M}", "").replace(' ', '-');
    }

    /** Hours before the opening become negative seconds; news is moved a little by the seed, the first story is not. */
    private double start(StoryFile story) {
        if (story.start() < 0) {
            return story.start() * 3600;
        }
        double jitter =
                story.start() < 1 ? 0 : new Seed(plan.seed()).of(story.id()).fraction() * JITTER_SECONDS;
        return (story.start() + jitter) * scale();
    }

    private double scale() {
        return plan.span().toMillis() / 1000.0 / WRITTEN_SPAN_SECONDS;
    }

    private Item item(Slot slot, @Nullable Instant begun) {
        return new Item(
                slot.story.id(),
                slot.id,
                slot.outlet,
                slot.path,
                when(slot.first, begun),
                when(slot.at, begun),
                slot.number,
                slot.version.kind(),
                slot.version.page(),
                slot.story.watched(),
                slot.version.text());
    }

    private Instant when(double second, @Nullable Instant begun) {
        return (second < 0 || begun == null ? opened : begun).plus(seconds(second));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private record Slot(
            StoryFile story,
            StoryFile.Version version,
            Outlet outlet,
            String id,
            String path,
            double first,
            double at,
            int number) {}
}
