package org.tidings.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.filter.match.Analysed;
import org.tidings.filter.match.CandidateNames;
import org.tidings.filter.match.EntityMentions;
import org.tidings.filter.match.Hit;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.model.Article;
import org.tidings.model.ArticleFacts;
import org.tidings.model.BadRecord;
import org.tidings.model.Json;
import org.tidings.model.Match;
import org.tidings.model.Mentions;
import org.tidings.model.Names;
import org.tidings.model.Trace;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.Records;

/** Articles in; matches, who is in them, their traces and dead letters out, all in one transaction. */
final class ArticleProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger log = LoggerFactory.getLogger(ArticleProcessor.class);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int TRACED_WATCHLISTS = 20;

    private final ConfigReader config;
    private final MatchEngine engine;
    private final InstantSource clock;
    private final FilterMeters meters;
    private @Nullable Task task;

    ArticleProcessor(ConfigReader config, InstantSource clock, FilterMeters meters) {
        this.config = config;
        this.engine = config.engine();
        this.clock = clock;
        this.meters = meters;
    }

    /** What belongs to the task at hand; made anew when the task is revived. */
    private record Task(ProcessorContext<byte[], byte[]> context, Revisions revisions) {}

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        Revisions revisions = new Revisions(context);
        task = new Task(context, revisions);
        config.begin();
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, now -> revisions.forget(clock.instant()));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Task now = task;
        if (now == null) {
            throw new IllegalStateException("not initialised");
        }
        config.settle();
        try {
            decide(now, read(record));
        } catch (BadRecord e) {
            log.atWarn().addKeyValue("cause", e.getMessage()).log("an article that cannot be read");
            meters.deadLetter();
            String cause = String.valueOf(e.getMessage());
            now.context()
                    .forward(
                            DeadLetters.of(
                                    record, now.context().recordMetadata().orElseThrow(), Names.FILTER, cause),
                            FilterTopology.DEAD_LETTERS);
        }
    }

    private static Article read(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new BadRecord("an article without a value", null);
        }
        return Json.read(record.value(), Article.class);
    }

    private void decide(Task task, Article article) {
        Instant at = clock.instant();
        Decision decision = Decision.of(task.revisions().get(article.id()), article, at);
        switch (decision) {
            case Decision.Duplicate duplicate -> {
                task.revisions().put(article.id(), duplicate.revision());
                trace(task, article, Trace.Outcome.DUPLICATE, null, duplicate.reason(), at);
            }
            case Decision.History history -> {
                task.revisions().put(article.id(), history.revision());
                mention(task, article, engine.analyse(MatchText.of(article)));
                trace(task, article, Trace.Outcome.UNMATCHED, null, history.reason(), at);
            }
            case Decision.Ask ask -> ask(task, article, ask, at);
        }
    }

    private void ask(Task task, Article article, Decision.Ask ask, Instant at) {
        MatchEngine.Matched matched = match(article);
        List<String> entities = mention(task, article, matched.article());
        List<Hit> all = matched.hits();
        List<Hit> hits = all.stream()
                .filter(hit -> !ask.told().contains(hit.watchlist().id()))
                .toList();
        ArticleFacts facts = ArticleFacts.of(article, entities);
        hits.forEach(hit -> tell(task, article, facts, ask, hit, at));
        meters.matches(hits.size());
        Set<String> told = hits.stream().map(hit -> hit.watchlist().id()).collect(Collectors.toSet());
        task.revisions().put(article.id(), ask.revision().told(told));
        if (hits.isEmpty()) {
            trace(task, article, Trace.Outcome.UNMATCHED, null, all.isEmpty() ? null : "nothing new", at);
        } else {
            trace(task, article, Trace.Outcome.MATCHED, ids(hits), null, at);
        }
    }

    private MatchEngine.Matched match(Article article) {
        long start = System.nanoTime();
        MatchEngine.Matched matched = engine.read(MatchText.of(article));
        meters.duration().record(Duration.ofNanos(System.nanoTime() - start));
        return matched;
    }

    /** Tells who is in it; gives the ids of the entities, the foremost first. */
    private List<String> mention(Task task, Article article, Analysed read) {
        List<Mentions.Mention> entities = EntityMentions.of(read);
        List<Mentions.Candidate> names = CandidateNames.of(read);
        meters.mentioned(entities.size(), names.size());
        Mentions mentions = Mentions.of(article, entities, names);
        task.context().forward(Records.forward(article.id(), mentions, article.firstSeen()), FilterTopology.MENTIONS);
        return entities.stream().map(Mentions.Mention::id).toList();
    }

    private static String ids(List<Hit> hits) {
        return hits.stream()
                .limit(TRACED_WATCHLISTS)
                .map(hit -> hit.watchlist().id())
                .collect(Collectors.joining(","));
    }

    private void tell(Task task, Article article, ArticleFacts facts, Decision.Ask ask, Hit hit, Instant at) {
        Match match = new Match(
                hit.watchlist().id(),
                hit.watchlist().name(),
                hit.watchlist().revision(),
                facts,
                ask.revision().number(),
                ask.cause(),
                hit.clauses(),
                hit.snippet(),
                hit.score(),
                Match.opening(article.text()),
                at);
        task.context().forward(Records.forward(match.watchlist(), match, article.firstSeen()), FilterTopology.MATCHES);
    }

    private void trace(
            Task task,
            Article article,
            Trace.Outcome outcome,
            @Nullable String ref,
            @Nullable String reason,
            Instant at) {
        meters.decided(outcome);
        Trace trace = new Trace(article.id(), outcome, article.attempt(), ref, reason, at);
        task.context().forward(Records.forward(article.id(), trace, at), FilterTopology.TRACE);
    }
}
