package org.tidings.runtime.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings} from a file's sections and the environment; what neither says has its default. */
public final class SettingsReader {
    private final Settings defaults;

    private SettingsReader(Settings defaults) {
        this.defaults = defaults;
    }

    /** @param root the whole file; the sections of {@link ContentReader} are left alone */
    public static Settings read(Section root, Path data) {
        Settings defaults = Settings.defaults(data);
        SettingsReader reader = new SettingsReader(defaults);
        Path dataFolder = root.parsed("data", defaults.data(), Path::of);
        return new Settings(
                dataFolder,
                reader.kafka(root.section("kafka")),
                reader.topics(root.section("topics")),
                reader.http(root.section("http")),
                reader.poller(root.section("poller")),
                reader.scraper(root.section("scraper")),
                reader.alerts(root.section("alerts")),
                reader.courier(root.section("courier")),
                reader.console(root.section("console")),
                reader.ops(root.section("ops")),
                reader.retention(root.section("retention")));
    }

    private Settings.Kafka kafka(Section section) {
        Section bootstrap = section.section("bootstrap");
        String nested = bootstrap.string("servers");
        String flat = section.string("bootstrap.servers");
        return new Settings.Kafka(flat != null ? flat : nested, section.rest());
    }

    private Settings.Topics topics(Section section) {
        Settings.Topics topics = defaults.topics();
        return ended(
                section,
                new Settings.Topics(
                        section.parsed("prefix", topics.prefix(), SettingsReader::prefix),
                        atLeast(section, "partitions", topics.partitions(), 1),
                        atLeast(section, "replication", topics.replication(), 0)));
    }

    private static String prefix(String text) {
        if (!text.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException(
                    "expected up to 40 letters, digits, dots, dashes, found \"" + text + "\"");
        }
        return text;
    }

    private Settings.Http http(Section section) {
        Settings.Http http = defaults.http();
        Map<String, String> hosts = section.map("hosts");
        hosts.forEach((host, target) -> {
            if (!target.matches("http://[^/:]+:\\d{1,5}/?")) {
                section.problem("hosts", host + " must be sent to http://ADDRESS:PORT, found \"" + target + "\"");
            }
        });
        List<String> networks = section.strings("allow-private-networks");
        for (String network : networks) {
            if (!network.matches("[0-9a-fA-F:.]+/\\d{1,3}")) {
                section.problem(
                        "allow-private-networks", "expected a range such as 10.0.0.0/8, found \"" + network + "\"");
            }
        }
        return ended(
                section,
                new Settings.Http(
                        section.string("user-agent", http.userAgent()),
                        section.string("contact"),
                        networks,
                        hosts,
                        section.duration("gap", http.gap())));
    }

    private Settings.Poller poller(Section section) {
        Settings.Poller poller = defaults.poller();
        return ended(
                section,
                new Settings.Poller(
                        positive(section, "every", poller.every()), positive(section, "fastest", poller.fastest())));
    }

    private Settings.Scraper scraper(Section section) {
        Settings.Scraper scraper = defaults.scraper();
        return ended(
                section,
                new Settings.Scraper(
                        positive(section, "budget", scraper.budget()),
                        atLeast(section, "concurrency", scraper.concurrency(), 1),
                        section.duration("young", scraper.young()),
                        section.flag("learn-sites", scraper.learnSites()),
                        section.parsed("rules", Path::of)));
    }

    private Settings.Alerts alerts(Section section) {
        Settings.Alerts alerts = defaults.alerts();
        return ended(
                section,
                new Settings.Alerts(
                        positive(section, "window", alerts.window()),
                        section.parsed("similarity", alerts.similarity(), SettingsReader::share),
                        section.duration("oldest", alerts.oldest())));
    }

    private static double share(String text) {
        double value = Values.number(text);
        if (value < 0 || value > 1) {
            throw new IllegalArgumentException("expected a number from 0 to 1, found \"" + text + "\"");
        }
        return value;
    }

    private Settings.Courier courier(Section section) {
        List<Duration> retries = section.strings("retries").stream()
                .map(text -> wait(section, text))
                .toList();
        return ended(section, retries.isEmpty() ? defaults.courier() : new Settings.Courier(retries));
    }

    private static Duration wait(Section section, String text) {
        try {
            return Values.duration(text);
        } catch (IllegalArgumentException e) {
            section.problem("retries", String.valueOf(e.getMessage()));
            return Duration.ZERO;
        }
    }

    private Settings.Console console(Section section) {
        String listen = section.parsed("listen", defaults.console().listen(), SettingsReader::listen);
        String token = section.string("token");
        if (token != null && token.length() < 16) {
            section.problem("token", "is shorter than 16 characters");
        }
        String publicUrl = section.parsed("public-url", SettingsReader::publicUrl);
        return ended(section, new Settings.Console(listen, token == null ? fromFile(section) : token, publicUrl));
    }

    private static String publicUrl(String text) {
        if (!text.matches("(?i)https?://[^\\s/?#@]+(/[^\\s?#]*)?")) {
            throw new IllegalArgumentException(
                    "expected an address such as https://news.example.org, found \"" + text + "\"");
        }
        return text.replaceFirst("/+$", "");
    }

    private Settings.Ops ops(Section section) {
        return ended(section, new Settings.Ops(section.parsed("listen", SettingsReader::listen)));
    }

    private static String listen(String text) {
        if (!text.matches("(\\[[0-9a-fA-F:]+]|[^:/\\s]+):\\d{1,5}")
                || Integer.parseInt(text.replaceFirst(".*:", "")) > 65535) {
            throw new IllegalArgumentException("expected HOST:PORT such as 127.0.0.1:8080, found \"" + text + "\"");
        }
        return text;
    }

    private static @Nullable String fromFile(Section section) {
        return section.parsed("token-file", Secrets::ofFile);
    }

    private Settings.Retention retention(Section section) {
        return ended(
                section,
                new Settings.Retention(
                        positive(section, "articles", defaults.retention().articles()),
                        atLeast(section, "history", defaults.retention().history(), 1)));
    }

    private static Duration positive(Section section, String key, Duration otherwise) {
        Duration value = section.duration(key, otherwise);
        if (value.isZero()) {
            section.problem(key, "must be longer than nothing");
            return otherwise;
        }
        return value;
    }

    private static int atLeast(Section section, String key, int otherwise, int least) {
        int value = section.integer(key, otherwise);
        if (value < least) {
            section.problem(key, "must be at least " + least + ", found " + value);
            return otherwise;
        }
        return value;
    }

    private static <T> T ended(Section section, T value) {
        section.end();
        return value;
    }
}
