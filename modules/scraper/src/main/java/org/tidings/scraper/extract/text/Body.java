package org.tidings.scraper.extract.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.scraper.extract.facts.Head;
import org.tidings.scraper.extract.site.PageBlocks;
import org.tidings.scraper.extract.site.SiteProfile;

/** The article's paragraphs: the best of what the page's layout and its JSON-LD offer. */
public final class Body {
    private static final int LEAST_HINTED = 100;
    private static final double LEAST_SHARE = 0.5;

    private final Layout layout;
    private final Head head;
    private final @Nullable String title;
    private final Hints hints;
    private final @Nullable Dropped[] verdicts;
    private final SiteProfile site;
    private final List<String> paragraphs;
    private @Nullable String missed;
    private PageBlocks pageBlocks = PageBlocks.NONE;

    /** @param site what is known of the page's site */
    public Body(Layout layout, Head head, @Nullable String title, Hints hints, SiteProfile site) {
        this.layout = layout;
        this.head = head;
        this.title = title;
        this.hints = hints;
        this.site = site;
        this.verdicts = new Dropped[layout.runs.size()];
        this.paragraphs = linkedDataIfMore(onPage());
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
        Arrays.fill(verdicts, Dropped.OUTSIDE);
        Box container = Container.choose(layout);
        if (container == null) {
            return List.of();
        }
        List<String> own = clean(container, Hints.NONE);
        return hints.isEmpty() ? own : hinted(container, own);
    }

    private List<String> clean(Box container, Hints told) {
        @Nullable Dropped[] within = new Cleaner(layout, container, title, told).verdicts();
        System.arraycopy(within, 0, verdicts, container.start, within.length);
        for (int lead : new Standfirst(layout, container, title, description()).runs(kept())) {
            verdicts[lead] = told.verdict(layout.runs.get(lead).box(), container) == Dropped.RULE ? Dropped.RULE : null;
        }
        pageBlocks = new SiteBlocks(layout.runs, verdicts, site).drop(title);
        return kept();
    }

    /** What comes out when the hints are believed, unless too little does: then they are out of date. */
    private List<String> hinted(Box container, List<String> own) {
        @Nullable Dropped[] before = verdicts.clone();
        PageBlocks blocksBefore = pageBlocks;
        Arrays.fill(verdicts, Dropped.OUTSIDE);
        List<String> told = clean(hints.container(layout, container), hints);
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

    private @Nullable String description() {
        return head.meta("description", "og:description", "twitter:description");
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

    /** JSON-LD often holds a teaser or a cut text: it is taken only when the page's own text is a small part of it. */
    private List<String> linkedDataIfMore(List<String> paragraphs) {
        String body = head.linkedData.body();
        if (body == null || body.length() < 400) {
            return paragraphs;
        }
        int own = paragraphs.stream().mapToInt(String::length).sum();
        return body.length() > 1.6 * own ? split(body) : paragraphs;
    }

    private static List<String> split(String body) {
        String plain = body.indexOf('<') >= 0 && body.contains("</")
                ? body.replaceAll("(?i)</p>|<br */?>", "\n").replaceAll("<[^>]{1,500}>", "")
                : body;
        List<String> paragraphs = new ArrayList<>();
        for (String line : plain.split("\\s*[\\n\\r]+\\s*", -1)) {
            if (!line.isBlank()) {
                paragraphs.add(line.strip().replaceAll("\\s+", " "));
            }
        }
        return paragraphs;
    }
}
