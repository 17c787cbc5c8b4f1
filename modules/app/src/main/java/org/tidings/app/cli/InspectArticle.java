package org.tidings.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Terminal;
import org.tidings.app.inspect.PageReport;
import org.tidings.app.inspect.ReportJson;
import org.tidings.app.inspect.ReportPage;
import org.tidings.app.inspect.ReportText;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Problems;
import org.tidings.scraper.SiteRuleFiles;
import org.tidings.scraper.extract.ArticleBatch;
import org.tidings.scraper.extract.Examined;
import org.tidings.scraper.extract.Extractor;
import org.tidings.scraper.extract.facts.Languages;
import org.tidings.scraper.extract.rule.SiteRules;
import org.tidings.scraper.extract.text.PageText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidings inspect article}: what the scraper makes of a page, and why. */
@Command(
        name = "article",
        description = "What the scraper sees: the article, where each fact comes from, and what was left out and why.",
        mixinStandardHelpOptions = true)
final class InspectArticle implements Callable<Integer> {
    private static final int NO_ARTICLE = 1;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Mixin
    private final BatchOptions batch = new BatchOptions();

    @Option(names = "--json", description = "everything as JSON")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "write a page that shows the kept blocks, and the dropped ones with the reason")
    private @Nullable Path html;

    @Option(
            names = "--rule",
            paramLabel = "NAME|FILE",
            description = "read it by this site rule, or by the rules of this file; none = by no rule")
    private @Nullable String rule;

    @Option(
            names = "--learn",
            description = "with --batch: leave out of a page what repeats on the other pages of its host in the batch")
    private boolean learn;

    @Option(names = "--blocks", description = "with --batch: also every block of a page, and why it was dropped")
    private boolean blocks;

    @Parameters(paramLabel = "URL|FILE", arity = "0..1", description = "a page of the web, or one that was saved")
    private @Nullable String place;

    /** 0 for an article, 1 for what is none. */
    @Override
    public Integer call() {
        Extractor extractor = new Extractor(new Languages(), rules());
        Path list = batch.inputs();
        if (list != null) {
            return batch.run(
                    list,
                    "pages",
                    (inputs, base, out) -> new ArticleBatch(extractor, learn, blocks)
                            .run(inputs, base, out, InspectArticle::progress));
        }
        Source source = Source.readPage(
                BatchOptions.given(place), config.read().settings().http());
        PageReport report = report(source, extractor);
        show(report);
        return report.article() == null ? NO_ARTICLE : 0;
    }

    private SiteRules rules() {
        Problems problems = new Problems();
        SiteRules known = SiteRuleFiles.with(config.read().settings().scraper().rules(), problems);
        SiteRules rules = rule == null ? known : SiteRuleFiles.chosen(rule, known, problems);
        problems.throwIfAny();
        return rules;
    }

    private PageReport report(Source source, Extractor extractor) {
        return new PageReport(
                BatchOptions.given(place),
                source.url(),
                source.way(),
                source.body().length,
                PageText.encoding(source.body(), source.contentType()),
                examined(source, extractor));
    }

    private static Examined examined(Source source, Extractor extractor) {
        Examined examined = extractor.examine(source.body(), source.contentType(), source.url());
        for (int i = 1; i < PageReport.READINGS; i++) {
            examined = extractor.examine(source.body(), source.contentType(), source.url());
        }
        return examined;
    }

    private void show(PageReport report) {
        Terminal terminal = Terminal.standard();
        if (html != null) {
            write(html, ReportPage.html(report));
            terminal.say(html + " shows what became of " + Terminal.clean(report.place()));
        } else if (json) {
            terminal.say(ReportJson.text(report));
        } else {
            ReportText.lines(report, terminal).forEach(terminal::say);
        }
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new StartupProblem(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** On a terminal, one line that counts; where a program listens, nothing. */
    private static void progress(int pages, int of) {
        if (Terminal.isThere() && (pages % 10 == 0 || pages == of)) {
            System.err.print("\r" + pages + " of " + of + " pages" + (pages == of ? "\n" : ""));
            System.err.flush();
        }
    }
}
