package org.tidings.runtime.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, with its default; read from {@code tidings.yaml} and the environment by
 * {@link SettingsReader}. The keys are the component names in kebab case: {@code console.listen} is
 * {@code TIDINGS_CONSOLE_LISTEN}.
 *
 * @param data where the embedded broker, Streams stores and search index live
 */
public record Settings(
        Path data,
        Kafka kafka,
        Topics topics,
        Http http,
        Poller poller,
        Scraper scraper,
        Alerts alerts,
        Courier courier,
        Console console,
        Ops ops,
        Retention retention) {

    /**
     * @param bootstrapServers of a cluster; null = the embedded broker
     * @param properties every other key under {@code kafka}, passed to each client as it is
     */
    public record Kafka(@Nullable String bootstrapServers, Map<String, String> properties) {
        public Kafka {
            properties = Map.copyOf(properties);
        }
    }

    /**
     * @param prefix before every topic, group and transactional id
     * @param partitions of each topic that is made at the first start
     * @param replication replicas of each topic that is made; 0 = the cluster's default
     */
    public record Topics(String prefix, int partitions, int replication) {}

    /**
     * @param userAgent sent to every site; {@code contact} is added to it
     * @param contact an address at which a site's people reach you
     * @param allowPrivateNetworks CIDR ranges that are not public and may be dialled all the same
     * @param hosts names that are sent to an address of one's own, as {@code *.example -> http://127.0.0.1:8099}
     * @param gap between two requests to one host, per role
     */
    public record Http(
            String userAgent,
            @Nullable String contact,
            List<String> allowPrivateNetworks,
            Map<String, String> hosts,
            Duration gap) {
        public Http {
            allowPrivateNetworks = List.copyOf(allowPrivateNetworks);
            hosts = Map.copyOf(hosts);
        }
    }

    /**
     * @param every the longest time between two polls of a feed that does not say otherwise
     * @param fastest the shortest, whatever its rhythm
     */
    public record Poller(Duration every, Duration fastest) {}

    /**
     * @param budget from leaving Kafka to an outcome, waiting in the host's lane included
     * @param concurrency pages in flight at once
     * @param young how long after its first sighting an article is looked at again
     * @param learnSites whether blocks that repeat on a site are learned and left out of its texts
     * @param rules a folder of the user's own site rules; null = none
     */
    public record Scraper(
            Duration budget,
            int concurrency,
            Duration young,
            boolean learnSites,
            @Nullable Path rules) {}

    /**
     * @param window since a story's last article, after which it is closed
     * @param similarity from 0 to 1, at which an article joins a story when a hundred are live
     * @param oldest what was published longer before we saw it makes no alert; zero = every age does
     */
    public record Alerts(Duration window, double similarity, Duration oldest) {}

    /** @param retries the waits between the attempts of a delivery; after the last it is a dead letter */
    public record Courier(List<Duration> retries) {
        public Courier {
            retries = List.copyOf(retries);
        }
    }

    /**
     * @param listen {@code host:port}; a host that is not loopback needs a token; port 0 = any free one
     * @param token that REST, SSE and pages ask for; null = none, on loopback only
     * @param publicUrl the address under which hubs reach it, without a slash at its end; null = feeds are polled only
     */
    public record Console(
            String listen, @Nullable String token, @Nullable String publicUrl) {}

    /**
     * @param listen where a process without the console role serves its metrics and health, {@code host:port}; null =
     *     nowhere; a host that is not loopback asks for the console's token
     */
    public record Ops(@Nullable String listen) {}

    /**
     * @param articles how long articles can be searched and backtested
     * @param history how many of them at most, the newest
     */
    public record Retention(Duration articles, int history) {}

    /** What holds when nothing is written. */
    public static Settings defaults(Path data) {
        return new Settings(
                data,
                new Kafka(null, Map.of()),
                new Topics("tidings.", 4, 0),
                new Http("Tidings/0.1", null, List.of(), Map.of(), Duration.ofSeconds(1)),
                new Poller(Duration.ofHours(1), Duration.ofMinutes(5)),
                new Scraper(Duration.ofSeconds(30), 64, Duration.ofHours(24), true, null),
                new Alerts(Duration.ofDays(5), 0.28, Duration.ofDays(7)),
                new Courier(List.of(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24))),
                new Console("127.0.0.1:8080", null, null),
                new Ops(null),
                new Retention(Duration.ofDays(30), 1_000_000));
    }

    public Settings withData(Path folder) {
        return new Settings(folder, kafka, topics, http, poller, scraper, alerts, courier, console, ops, retention);
    }

    public Settings withKafka(Kafka other) {
        return new Settings(data, other, topics, http, poller, scraper, alerts, courier, console, ops, retention);
    }

    public Settings withTopics(Topics other) {
        return new Settings(data, kafka, other, http, poller, scraper, alerts, courier, console, ops, retention);
    }

    public Settings withHttp(Http other) {
        return new Settings(data, kafka, topics, other, poller, scraper, alerts, courier, console, ops, retention);
    }

    public Settings withAlerts(Alerts other) {
        return new Settings(data, kafka, topics, http, poller, scraper, other, courier, console, ops, retention);
    }

    public Settings withConsole(Console other) {
        return new Settings(data, kafka, topics, http, poller, scraper, alerts, courier, other, ops, retention);
    }

    public Settings withCourier(Courier other) {
        return new Settings(data, kafka, topics, http, poller, scraper, alerts, other, console, ops, retention);
    }

    public Settings withScraper(Scraper other) {
        return new Settings(data, kafka, topics, http, poller, other, alerts, courier, console, ops, retention);
    }
}
