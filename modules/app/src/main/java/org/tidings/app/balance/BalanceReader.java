package org.tidings.app.balance;

import java.util.List;
import org.tidings.model.Article;
import org.tidings.model.BadRecord;
import org.tidings.model.Entry;
import org.tidings.model.Json;
import org.tidings.model.Page;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.WholeTopic;

/** Reads the topics of the balance from their beginning to their committed end. */
public final class BalanceReader {
    private static final List<Topic> TOPICS = List.of(Topic.ENTRIES, Topic.PAGES, Topic.ARTICLES, Topic.TRACE);

    private final KafkaClients kafka;

    public BalanceReader(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /** Bytes that are no record are skipped: they are dead letters and have no id. */
    public Balance read() {
        Balance.Ledger ledger = new Balance.Ledger();
        for (Topic topic : TOPICS) {
            try (WholeTopic whole = new WholeTopic(kafka, "balance-" + topic.word(), List.of(topic))) {
                whole.readToEnd(record -> note(ledger, topic, record.value()));
            }
        }
        return ledger.balance();
    }

    private static void note(Balance.Ledger ledger, Topic topic, byte[] value) {
        try {
            switch (topic) {
                case ENTRIES -> ledger.entry(Json.read(value, Entry.class).sighting());
                case PAGES -> ledger.page(Json.read(value, Page.class).id());
                case ARTICLES -> ledger.article(Json.read(value, Article.class).attempt());
                case TRACE -> ledger.trace(Json.read(value, Trace.class));
                default -> throw new IllegalStateException("not of the balance: " + topic);
            }
        } catch (BadRecord e) {
            // counted by whoever met it first, as a dead letter
        }
    }
}
