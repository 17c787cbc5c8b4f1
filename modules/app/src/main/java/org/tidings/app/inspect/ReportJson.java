package org.tidings.app.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.app.inspect.PageReport.Fact;
import org.tidings.model.Json;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.rule.RuleUse;
import org.tidings.scraper.extract.text.Block;

/** A report for machines. */
public final class ReportJson {
    private final PageReport report;
    private final ObjectNode root = Json.mapper().createObjectNode();

    private ReportJson(PageReport report) {
        this.report = report;
    }

    /** {@code kind, reason, article, facts, rule, page, cpuMs, blocks}; docs/inspect.md has an example. */
    public static String text(PageReport report) {
        return Json.text(new ReportJson(report).root());
    }

    private ObjectNode root() {
        root.put("kind", report.kind().word()).put("reason", report.reason());
        ArticleText article = report.article();
        root.set("article", article == null ? null : Json.mapper().valueToTree(article));
        facts(root.putArray("facts"));
        rule(report.rule());
        page(root.putObject("page"));
        cpu(root.putObject("cpuMs"));
        report.examined().blocks().forEach(block -> block(root.withArray("blocks"), block));
        return root;
    }

    private void facts(ArrayNode facts) {
        for (Fact fact : report.facts()) {
            facts.addObject()
                    .put("name", fact.name())
                    .put("value", fact.value())
                    .put("source", fact.source());
        }
    }

    private void rule(@Nullable RuleUse rule) {
        if (rule != null) {
            root.putObject("rule").put("name", rule.rule()).put("missed", rule.missed());
        }
    }

    private void page(ObjectNode page) {
        page.put("place", report.place())
                .put("url", report.url())
                .put("way", report.way())
                .put("bytes", report.bytes())
                .put("encoding", report.encoding().charset().name())
                .put("encodingFrom", report.encoding().from());
    }

    private void cpu(ObjectNode cpu) {
        for (Map.Entry<String, Duration> step : report.examined().timings().entrySet()) {
            cpu.put(step.getKey(), milliseconds(step.getValue()));
        }
        cpu.put("all", milliseconds(report.cpu()));
    }

    private static double milliseconds(Duration time) {
        return Math.round(time.toNanos() / 1e4) / 100.0;
    }

    private static void block(ArrayNode blocks, Block block) {
        blocks.addObject()
                .put("tag", block.tag())
                .put("names", block.names())
                .put("dropped", block.dropped() == null ? null : block.dropped().words())
                .put("text", block.text());
    }
}
