package org.tidings.alerts;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster's topics as they were a moment ago, asked for in the background. */
final class ClusterTopics implements OwnTopics, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClusterTopics.class);
    private static final Duration REFRESH = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private volatile Set<String> existing = Set.of();
    private volatile Set<String> denied = Set.of();
    private @Nullable Thread thread;

    ClusterTopics(Admin admin) {
        this.admin = admin;
    }

    /** Runs {@code then} once the topics are known; asks until a broker answers. */
    synchronized void start(Runnable then) {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("alerts-topics").start(() -> run(then));
        }
    }

    private void run(Runnable then) {
        try {
            while (!refreshed()) {
                Thread.sleep(RETRY);
            }
            then.run();
            while (true) {
                news.poll(REFRESH.toMillis(), TimeUnit.MILLISECONDS);
                news.clear();
                refreshed();
            }
        } catch (InterruptedException e) {
            log.atDebug().log("no longer looking at the cluster's topics");
        }
    }

    @Override
    public void wanted(String topic) {
        if (wanted.add(topic)) {
            news.add(topic);
        }
    }

    @Override
    public Optional<String> problem(String topic) {
        if (!existing.contains(topic)) {
            return Optional.of("the topic " + topic + " does not exist: create it, or apply the watchlist again");
        }
        return denied.contains(topic)
                ? Optional.of("not permitted to write to the topic " + topic + ": allow WRITE on it")
                : Optional.empty();
    }

    private boolean refreshed() throws InterruptedException {
        try {
            existing = Set.copyOf(admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            denied = denied();
            return true;
        } catch (ExecutionException | TimeoutException e) {
            log.atWarn().addKeyValue("cause", e.toString()).log("the cluster's topics cannot be listed");
            return false;
        }
    }

    private Set<String> denied() throws InterruptedException {
        Set<String> asked = new HashSet<>(wanted);
        asked.retainAll(existing);
        Set<String> refused = new HashSet<>();
        if (!asked.isEmpty()) {
            Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                            asked, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .topicNameValues();
            for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
                if (!isWritable(answer.getValue())) {
                    refused.add(answer.getKey());
                }
            }
        }
        return refused;
    }

    /** A topic whose description fails is left to the next look: it may just have been deleted. */
    private static boolean isWritable(KafkaFuture<TopicDescription> answer) throws InterruptedException {
        try {
            Set<AclOperation> allowed =
                    answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).authorizedOperations();
            return allowed == null || allowed.contains(AclOperation.WRITE);
        } catch (ExecutionException | TimeoutException e) {
            return true;
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
