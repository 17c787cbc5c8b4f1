package org.tidings.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.app.QueryProblems;
import org.tidings.app.Terminal;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.NewsroomPlan;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.config.TidingsFile;

/** Sets a {@link Demo} up: the world, the watchlists, and settings that make a minute of it worth watching. */
public final class DemoRun {
    private static final Duration GAP = Duration.ofMillis(20);

    private DemoRun() {}

    /**
     * @param replay captured pages; null = the newsroom
     * @param config the user's own watchlists; null = the demo's
     * @return whether it was balanced and at least one alert came
     */
    public static boolean run(Demo.Options options, @Nullable Path replay, @Nullable Path config)
            throws InterruptedException {
        InstantSource clock = InstantSource.system();
        Path data = temporaryFolder();
        TidingsFile file = file(config, data);
        try (World world =
                replay == null ? new NewsroomWorld(NewsroomPlan.demo(), 0, clock) : new ReplayWorld(replay, clock)) {
            Content content = withFeeds(file.content(), world);
            return new Demo(
                            world,
                            settings(file.settings(), world, options, data),
                            content,
                            options,
                            clock,
                            Terminal.standard())
                    .run();
        } finally {
            Demo.remove(data);
        }
    }

    private static TidingsFile file(@Nullable Path config, Path data) {
        Problems problems = new Problems();
        TidingsFile file = config == null
                ? TidingsFile.parse("demo.yaml", Newsroom.demoYaml(), data, problems)
                : TidingsFile.read(config, System.getenv(), data, problems);
        QueryProblems.add(file.name(), file.content(), problems);
        problems.throwIfAny();
        return file;
    }

    private static Content withFeeds(Content content, World world) {
        return new Content(
                world.feeds(), content.entities(), content.watchlists(), content.channels(), content.lines());
    }

    /** Everything in the world is on loopback, and what a replay captured is old by now. */
    private static Settings settings(Settings given, World world, Demo.Options options, Path data) {
        Settings.Http http = given.http();
        Map<String, String> hosts = new HashMap<>(http.hosts());
        hosts.putAll(world.hosts());
        List<String> networks = new ArrayList<>(http.allowPrivateNetworks());
        networks.addAll(Demo.loopback());
        return given.withData(data)
                .withKafka(new Settings.Kafka(null, given.kafka().properties()))
                .withHttp(new Settings.Http(http.userAgent(), http.contact(), networks, hosts, GAP))
                .withAlerts(new Settings.Alerts(
                        given.alerts().window(), given.alerts().similarity(), Duration.ZERO))
                .withConsole(new Settings.Console(
                        "127.0.0.1:" + options.port(), given.console().token(), world.publicUrl()));
    }

    private static Path temporaryFolder() {
        try {
            return Demo.temporaryFolder();
        } catch (IOException e) {
            throw new StartupProblem("no temporary folder can be made: " + e.getMessage(), e);
        }
    }
}
