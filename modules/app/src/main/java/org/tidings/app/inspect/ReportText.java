package org.tidings.app.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tidings.app.Terminal;
import org.tidings.app.inspect.PageReport.Fact;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.rule.RuleUse;

/** A report in lines, wrapped. */
public final class ReportText {
    private static final int LABEL = 12;
    private static final int WIDEST = 100;

    private final PageReport report;
    private final Terminal terminal;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private ReportText(PageReport report, Terminal terminal) {
        this.report = report;
        this.terminal = terminal;
        this.width = Math.min(WIDEST, Terminal.width());
    }

    /** Everything that is known of the page, then its text. */
    public static List<String> lines(PageReport report, Terminal terminal) {
        ReportText text = new ReportText(report, terminal);
        text.facts();
        text.page();
        text.paragraphs();
        return text.lines;
    }

    private void facts() {
        String kind = report.kind().word().replace('-', ' ');
        labelled("kind", report.reason() == null ? kind : kind + ": " + report.reason());
        for (Fact fact : report.facts()) {
            labelled(fact.name(), fact.value());
            if (fact.source() != null) {
                labelled("", "from " + fact.source());
            }
        }
    }

    private void page() {
        RuleUse rule = report.rule();
        labelled(
                "rule",
                rule == null
                        ? "none"
                        : rule.rule() + (rule.missed() == null ? "" : ", not followed: " + rule.missed()));
        labelled(
                "page",
                Figures.count(report.bytes(), "byte") + ", "
                        + report.encoding().charset().name() + " ("
                        + report.encoding().from() + ")"
                        + (report.way() == null ? "" : ", " + report.way()));
        labelled("cpu", timings());
        labelled("left out", leftOut());
    }

    private String timings() {
        String steps = report.examined().timings().entrySet().stream()
                .map(step -> step.getKey() + " "
                        + String.format(Locale.ROOT, "%.1f", step.getValue().toNanos() / 1e6))
                .collect(Collectors.joining(", "));
        return Figures.milliseconds(report.cpu()) + (steps.isEmpty() ? "" : ": " + steps);
    }

    private String leftOut() {
        String reasons = report.leftOut().entrySet().stream()
                .map(reason ->
                        Figures.count(reason.getValue()) + " " + reason.getKey().words())
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "nothing" : reasons;
    }

    private void paragraphs() {
        ArticleText article = report.article();
        if (article == null) {
            return;
        }
        labelled(
                "text",
                Figures.count(Figures.words(article.paragraphs()), "word") + " in "
                        + Figures.count(article.paragraphs().size(), "paragraph"));
        for (String paragraph : article.paragraphs()) {
            lines.add("");
            lines.addAll(wrapped(paragraph, 0));
        }
    }

    private void labelled(String label, String value) {
        List<String> wrapped = wrapped(value, LABEL);
        for (int i = 0; i < wrapped.size(); i++) {
            String before = i > 0 ? "" : label;
            lines.add(terminal.dim(before + " ".repeat(LABEL - before.length())) + wrapped.get(i));
        }
    }

    private List<String> wrapped(String text, int indent) {
        String clean = Terminal.clean(text);
        return Terminal.isThere() ? Wrapping.lines(clean, width - indent) : List.of(clean);
    }
}
