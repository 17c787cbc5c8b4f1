package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Head;
import org.tidings.scraper.extract.site.PageBlocks;
import org.tidings.scraper.extract.site.SiteProfile;

/** The article's paragraphs: the best of what the page's layout and its JSON-LD offer. */
public final class Body {
    private static final int LEAST_HINTED = 100;
    private static final double LEAST_SHARE = 0.5;
    private static final double MUCH_MORE = 2;
    private static final int SOME = 60;
    private static final int LEAST_TOLD = 400;
    private static final int LITTLE = 300;
    private static final double MORE_TOLD = 1.6;

    private final Layout layout;
    private final Head head;
    private final @Nullable String title;
    private final Known known;
    private final Hints hints;
    private final @Nullable Dropped[] verdicts;
    private final SiteProfile site;
    private final List<String> paragraphs;
    private @Nullable String missed;
    private PageBlocks pageBlocks = PageBlocks.NONE;

    /** @param site what is known of the page's site */
    public Body(Layout layout, Head head, @Nullable String title, List<String> authors, Hints hints, SiteProfile site) {
        this.layout = layout;
        this.head = head;
        this.title = title;
        this.known = new Known(title, head.meta("description", "og:description", "twitter:description"), authors);
        this.hints = hints;
        this.site = site;
        this.verdicts = new Dropped[layout.runs.size()];
        this.paragraphs = toldIfMore(onPage());
    }

    /** The text in reading order. */
    public List<String> paragraphs() {
        return paragraphs;
    }

    /** What the page's site can be learned from. */
    public PageBlocks pageBlocks() {
        return pageBlocks;
    }

    /** Everything the page says, with what became of it. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            Run run = layout.runs.get(i);
            String names =
                    (run.box().element.className() + " " + run.box().element.id()).strip();
            blocks.add(new Block(run.box().tag, names, run.text(), verdicts[i]));
        }
        return blocks;
    }

    private List<String> onPage() {
        Box first = Container.choose(layout);
        if (first == null) {
            return List.of();
        }
        clean(first, Hints.NONE);
        Box container = chosen(first);
        List<String> own = withoutSite();
        return hints.isEmpty() ? own : hinted(container, own);
    }

    /** The first, which is cleaned already, unless much more comes of another: then that one is left cleaned. */
    private Box chosen(Box first) {
        Chooser chooser = new Chooser(layout, known);
        double most = chooser.rate(verdicts);
        Box best = first;
        boolean another = chooser.bound() > MUCH_MORE * most;
        for (Box candidate : another ? Candidates.besides(first, layout, known) : List.<Box>of()) {
            clean(candidate, Hints.NONE);
            double rating = chooser.rate(verdicts);
            if (rating > MUCH_MORE * most + SOME) {
                best = candidate;
                most = rating;
            }
        }
        if (another) {
            clean(best, Hints.NONE);
        }
        return best;
    }

    private void clean(Box container, Hints told) {
        Arrays.fill(verdicts, Dropped.OUTSIDE);
        @Nullable Dropped[] within = new Cleaner(layout, container, known, told).verdicts();
        System.arraycopy(within, 0, verdicts, container.start, within.length);
        for (int lead : new Standfirst(layout, container, known).runs(kept())) {
            verdicts[lead] = told.verdict(layout.runs.get(lead).box(), container) == Dropped.RULE ? Dropped.RULE : null;
        }
        String body = head.linkedData.body();
        if (body != null) {
            new Witness(layout.runs, verdicts, body).hear(container);
        }
    }

    /** Leaves out what the site prints beside every article. */
    private List<String> withoutSite() {
        pageBlocks = new SiteBlocks(layout.runs, verdicts, site).drop(title);
        return kept();
    }

    /** What comes out when the hints are believed, unless too little does: then they are out of date. */
    private List<String> hinted(Box container, List<String> own) {
        @Nullable Dropped[] before = verdicts.clone();
        PageBlocks blocksBefore = pageBlocks;
        clean(hints.container(layout, container), hints);
        List<String> told = withoutSite();
        missed = tooLittle(length(told), length(own));
        if (missed == null) {
            return told;
        }
        System.arraycopy(before, 0, verdicts, 0, before.length);
        pageBlocks = blocksBefore;
        return own;
    }

    private static @Nullable String tooLittle(int told, int own) {
        if (told < Math.min(LEAST_HINTED, own)) {
            return "it leaves " + told + " characters";
        }
        return told < LEAST_SHARE * own ? "it leaves " + told + " of " + own + " characters" : null;
    }

    private static int length(List<String> paragraphs) {
        return paragraphs.stream().mapToInt(String::length).sum();
    }

    /** Why the hints were not believed; null when they were, or there were none. */
    public @Nullable String missed() {
        return missed;
    }

    private List<String> kept() {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == null) {
                kept.add(layout.runs.get(i).text());
            }
        }
        return kept;
    }

    /** Another source of the text, where the page shows little of it: its JSON-LD or the state of its program. */
    private List<String> toldIfMore(List<String> shown) {
        String body = head.linkedData.body();
        List<String> told = body == null || body.length() < LEAST_TOLD ? List.of() : Paragraphs.of(body);
        if (length(told) > MORE_TOLD * length(shown)) {
            return told;
        }
        return length(shown) < LITTLE && !layout.boxes.isEmpty() ? stateIfMore(shown) : shown;
    }

    private List<String> stateIfMore(List<String> shown) {
        Document document = layout.boxes.get(0).element.ownerDocument();
        List<String> state = document == null ? List.of() : PageState.paragraphs(document);
        return length(state) > Math.max(LEAST_TOLD, 2 * length(shown)) ? state : shown;
    }
}
