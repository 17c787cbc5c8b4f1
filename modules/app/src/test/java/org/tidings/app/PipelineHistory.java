package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tidings.app.balance.Balance;
import org.tidings.app.balance.BalanceReader;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.Ids;
import org.tidings.model.Match;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.newsroom.Published;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.testkit.TopicReader;

/** What happened, read off the topics once all is drained, and what must be true of it. */
record PipelineHistory(
        Balance balance, Set<String> read, Set<String> matched, Map<String, Trace> decided, List<Alert> alerts) {

    static PipelineHistory read(KafkaClients kafka) {
        TopicReader topics = new TopicReader(kafka);
        Map<String, Trace> decided = topics.values(Topic.TRACE, Trace.class).stream()
                .filter(trace -> trace.outcome().stage() == Trace.Stage.ALERT)
                .collect(Collectors.toMap(Trace::subject, trace -> trace, (first, again) -> again));
        return new PipelineHistory(
                new BalanceReader(kafka).read(),
                all(
                        topics.values(Topic.ARTICLES, Article.class),
                        article -> Ids.article(String.valueOf(article.url()))),
                all(topics.values(Topic.MATCHES, Match.class), PipelineHistory::subject),
                decided,
                topics.values(Topic.ALERTS, Alert.class));
    }

    private static <T> Set<String> all(List<T> records, Function<T, String> key) {
        return records.stream().map(key).collect(Collectors.toSet());
    }

    private static String subject(Match match) {
        return match.article().id() + ":" + match.article().contentHash() + ":" + match.watchlist();
    }

    /** What came out and was not read; a feed may announce a page under an address that only leads to it. */
    Set<String> missing(Collection<Published> published) {
        Set<String> missing = new TreeSet<>();
        for (Published version : published) {
            if (!read.contains(Ids.article(version.url()))) {
                missing.add(version.url());
            }
        }
        return missing;
    }

    /** Nothing lost from the feeds to the alerts, and nothing told twice. */
    void check(Collection<Published> published) {
        assertEquals(Set.of(), missing(published), "came out and was never read");
        assertTrue(balance.holds(), balance::toString);
        assertEquals(matched, decided.keySet(), "matches and the decisions on them");
        assertEquals(Set.of(), repeated(alerts.stream().map(Alert::id).toList()), "alerts told twice");
        assertEquals(
                Set.of(),
                repeated(alerts.stream()
                        .filter(alert -> alert.kind() == Alert.Kind.NEW)
                        .map(alert ->
                                alert.watchlist().id() + " " + alert.story().id())
                        .toList()),
                "stories opened twice");
        assertTrue(alerts.size() > 10, "only " + alerts.size() + " alerts");
    }

    private static Set<String> repeated(List<String> ids) {
        Set<String> once = new HashSet<>();
        Set<String> repeated = new TreeSet<>();
        for (String id : ids) {
            if (!once.add(id)) {
                repeated.add(id);
            }
        }
        return repeated;
    }
}
