package org.tidings.scraper;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.model.Article;
import org.tidings.model.Hash;
import org.tidings.model.Page;
import org.tidings.model.Revisit;
import org.tidings.model.Site;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.runtime.kafka.DeadLetters;
import org.tidings.runtime.kafka.HostPartitions;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.Records;

/** Writes decisions to their topics. */
final class Outcomes {
    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

    private final KafkaClients kafka;
    private final Outbox outbox;
    private final InstantSource clock;
    private final ScraperMeters meters;

    Outcomes(KafkaClients kafka, Outbox outbox, InstantSource clock, ScraperMeters meters) {
        this.kafka = kafka;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
    }

    void page(Page page, Decision decision, Runnable done) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        if (decision.article() != null) {
            records.add(article(decision.article()));
        }
        if (decision.nextVisit() != null) {
            records.add(revisit(page, next(page, 1, decision, null)));
        }
        meters.page(decision);
        outbox.send(records, trace(page, page.id(), decision), done);
        log.atDebug()
                .addKeyValue("article", page.entry().article())
                .addKeyValue("outcome", decision.outcome().word())
                .addKeyValue("reason", decision.reason())
                .log("page decided");
    }

    void visit(Revisit visit, Decision decision, Runnable done) {
        Page page = visit.page();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        if (decision.article() != null) {
            records.add(article(decision.article()));
        }
        records.add(
                revisit(page, decision.nextVisit() == null ? null : next(page, visit.ordinal() + 1, decision, visit)));
        meters.visit(decision);
        outbox.send(records, trace(page, visit.id(), decision), done);
    }

    /** The next visit knows what was found last, so that it can tell whether anything changed. */
    private static Revisit next(Page page, int ordinal, Decision decision, @Nullable Revisit last) {
        Instant due = java.util.Objects.requireNonNull(decision.nextVisit());
        Article article = decision.article();
        if (article != null) {
            return new Revisit(
                    page,
                    ordinal,
                    article.contentHash(),
                    article.extraction() == Article.Extraction.FULL,
                    due,
                    decision.text());
        }
        return new Revisit(
                page,
                ordinal,
                last == null ? "" : last.contentHash(),
                last != null && last.full(),
                due,
                decision.text());
    }

    /** What was learned of a site; null = it is forgotten. */
    void site(int partition, String host, @Nullable Site site) {
        outbox.send(Records.of(kafka.topic(Topic.SITES), partition, host, site, clock.instant()));
    }

    /** Bytes that are no page: kept as a dead letter, under an id that its place on the topic gives it. */
    void deadLetter(ConsumerRecord<byte[], byte[]> record, String cause, Runnable done) {
        String subject = Hash.id("undecodable", record.topic(), record.partition() + "/" + record.offset());
        Trace trace =
                new Trace(Records.key(record.key()), Trace.Outcome.DEAD_LETTER, subject, null, cause, clock.instant());
        meters.page(new Decision(Trace.Outcome.DEAD_LETTER, null, null, null, null, cause));
        log.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .log("a page that cannot be decoded became a dead letter");
        outbox.send(
                List.of(DeadLetters.of(kafka.topic(Topic.DEAD_LETTERS), record, "scraper", cause)),
                record(Topic.TRACE, trace.article(), trace),
                done);
    }

    private ProducerRecord<byte[], byte[]> article(Article article) {
        return Records.of(kafka.topic(Topic.ARTICLES), null, article.id(), article, article.firstSeen());
    }

    private ProducerRecord<byte[], byte[]> revisit(Page page, @Nullable Revisit revisit) {
        int partition = HostPartitions.of(Articles.host(page), kafka.partitions(Topic.REVISITS));
        return Records.of(kafka.topic(Topic.REVISITS), partition, page.entry().article(), revisit, clock.instant());
    }

    private ProducerRecord<byte[], byte[]> trace(Page page, String subject, Decision decision) {
        String article = page.entry().article();
        String ref = decision.article() == null ? null : decision.article().attempt();
        return record(
                Topic.TRACE,
                article,
                new Trace(article, decision.outcome(), subject, ref, decision.reason(), clock.instant()));
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, String key, Object value) {
        return Records.of(kafka.topic(topic), null, key, value, clock.instant());
    }
}
