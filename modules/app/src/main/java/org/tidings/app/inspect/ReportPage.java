package org.tidings.app.inspect;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Terminal;
import org.tidings.app.inspect.PageReport.Fact;
import org.tidings.model.Urls;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.rule.RuleUse;
import org.tidings.scraper.extract.text.Block;
import org.tidings.scraper.extract.text.Dropped;

/** A report as one self-contained page in the look of the console: no script, nothing loaded, nothing of the web unescaped. */
public final class ReportPage {
    private static final String CONSOLE = "/org/tidings/console/assets/console.css";
    private static final String OWN = "/org/tidings/app/inspect/report.css";
    private static final int MOST_BLOCKS = 3_000;
    private static final int LONGEST = 20_000;

    private final PageReport report;
    private final String style;

    /**
     * A block of the page.
     *
     * @param at its place among all
     * @param level from 1 to 6 for a heading, 0 for the rest
     * @param reason the style class of why it is left out; {@code kept} when it is not
     * @param why in words; null when it is kept
     */
    public record Shown(
            int at,
            String tag,
            String names,
            String text,
            int level,
            String reason,
            @Nullable String why) {}

    /** A reason in the legend, which shows and hides its blocks. */
    public record Reason(String id, String words, String count) {}

    /**
     * A step of the work.
     *
     * @param share of all steps, from 0 to 100
     */
    public record Step(String name, String time, int share) {}

    private ReportPage(PageReport report) {
        this.report = report;
        this.style = style(report);
    }

    public static String html(PageReport report) {
        StringOutput out = new StringOutput(256 * 1024);
        TemplateEngine.createPrecompiled(ContentType.Html).render("inspect/report.jte", new ReportPage(report), out);
        return out.toString();
    }

    /** The console's sheet, this page's own, and a rule for every reason of the legend. */
    private static String style(PageReport report) {
        StringBuilder style = new StringBuilder(read(CONSOLE)).append(read(OWN));
        for (Reason reason : reasons(report)) {
            style.append("body:has(#r-")
                    .append(reason.id())
                    .append(":not(:checked)) .b-")
                    .append(reason.id())
                    .append(" { display: none; }\n");
        }
        return style.toString();
    }

    private static String read(String resource) {
        try (InputStream in = ReportPage.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    public String style() {
        return style;
    }

    /** Allows this page's own sheet and nothing else. */
    public String policy() {
        return "default-src 'none'; style-src 'sha256-" + hash(style) + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The headline, or what the page is where it has none. */
    public String title() {
        ArticleText article = report.article();
        if (article == null) {
            return "No article";
        }
        return article.title() == null ? "No headline" : shown(article.title());
    }

    /** The headline is the page's own words. */
    public boolean titled() {
        ArticleText article = report.article();
        return article != null && article.title() != null;
    }

    public String kind() {
        return report.kind().word().replace('-', ' ');
    }

    public @Nullable String reason() {
        return report.reason();
    }

    public String place() {
        return shown(report.place());
    }

    /** What can be opened in a browser; null for a file. */
    public @Nullable String link() {
        return report.way() != null && Urls.isWeb(report.url()) ? report.url() : null;
    }

    public String host() {
        return Urls.host(report.url());
    }

    public String summary() {
        ArticleText article = report.article();
        List<String> paragraphs = article == null ? List.of() : article.paragraphs();
        return Figures.count(paragraphs.isEmpty() ? 0 : Figures.words(paragraphs), "word") + " in "
                + Figures.count(report.kept(), "block") + ", "
                + Figures.count(report.examined().blocks().size() - report.kept()) + " left out";
    }

    public List<Fact> facts() {
        return report.facts().stream()
                .map(fact -> new Fact(fact.name(), shown(fact.value()), fact.source()))
                .toList();
    }

    /** How it was read, each with a name. */
    public List<Fact> reading() {
        RuleUse rule = report.rule();
        List<Fact> lines = new ArrayList<>();
        lines.add(new Fact("size", Figures.count(report.bytes(), "byte"), null));
        lines.add(new Fact(
                "encoding",
                report.encoding().charset().name(),
                report.encoding().from()));
        if (report.way() != null) {
            lines.add(new Fact("fetched", report.way(), "robots.txt allows it"));
        }
        lines.add(new Fact("rule", rule == null ? "none" : rule.rule(), rule == null ? null : rule.missed()));
        return lines;
    }

    public List<Step> steps() {
        Duration all = report.cpu();
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<String, Duration> step : report.examined().timings().entrySet()) {
            int share = all.isZero() ? 0 : (int) (100 * step.getValue().toNanos() / all.toNanos());
            steps.add(new Step(step.getKey(), Figures.milliseconds(step.getValue()), share));
        }
        return steps;
    }

    public String cpu() {
        return Figures.milliseconds(report.cpu());
    }

    public List<Reason> reasons() {
        return reasons(report);
    }

    private static List<Reason> reasons(PageReport report) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason("kept", "kept", Figures.count(report.kept())));
        report.leftOut()
                .forEach((reason, count) -> reasons.add(new Reason(id(reason), reason.words(), Figures.count(count))));
        return reasons;
    }

    private static String id(Dropped reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public List<Shown> blocks() {
        List<Block> all = report.examined().blocks();
        return IntStream.range(0, Math.min(MOST_BLOCKS, all.size()))
                .mapToObj(i -> shown(i, all.get(i)))
                .toList();
    }

    /** The place of the first kept block among all that are shown; -1 when none is. */
    public int firstKept() {
        return blocks().stream()
                .filter(block -> block.why() == null)
                .mapToInt(Shown::at)
                .findFirst()
                .orElse(-1);
    }

    /** How many blocks are not shown, as the page has too many. */
    public int more() {
        return Math.max(0, report.examined().blocks().size() - MOST_BLOCKS);
    }

    private static Shown shown(int at, Block block) {
        Dropped dropped = block.dropped();
        return new Shown(
                at,
                block.tag(),
                names(block.names()),
                shown(block.text()),
                level(block.tag()),
                dropped == null ? "kept" : id(dropped),
                dropped == null ? null : dropped.words());
    }

    private static int level(String tag) {
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6'
                ? tag.charAt(1) - '0'
                : 0;
    }

    private static String names(String names) {
        String clean = shown(names);
        return clean.length() > 80 ? clean.substring(0, 80) + "…" : clean;
    }

    /** Without direction characters, which would turn around what stands beside it. */
    private static String shown(String text) {
        String clean = Terminal.clean(text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text);
        return clean.strip();
    }
}
