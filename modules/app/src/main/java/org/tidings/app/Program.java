package org.tidings.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.alerts.AlertsRole;
import org.tidings.broker.EmbeddedBroker;
import org.tidings.console.ConsoleRole;
import org.tidings.courier.CourierRole;
import org.tidings.courier.NotifierTopology;
import org.tidings.filter.FilterTopology;
import org.tidings.poller.IntakeTopology;
import org.tidings.poller.PollerRole;
import org.tidings.runtime.Health;
import org.tidings.runtime.Role;
import org.tidings.runtime.RoleContext;
import org.tidings.runtime.StartupProblem;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.WebClient;
import org.tidings.runtime.kafka.KafkaClients;
import org.tidings.runtime.kafka.TopicSetup;
import org.tidings.scraper.ScraperRole;

/** The roles of one process and what they stand on: started in order, watched, closed in reverse. */
public final class Program implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Closer closer = new Closer();
    private final Map<RoleName, Role> roles = new LinkedHashMap<>();
    private final RoleContext context;
    private final boolean embedded;

    private Program(Settings settings, int brokerPort, InstantSource clock) {
        String servers = settings.kafka().bootstrapServers();
        this.embedded = servers == null;
        PrometheusMeterRegistry meters = closer.register(new JvmMeters()).registry;
        KafkaClients kafka = closer.register(
                new KafkaClients(settings, servers == null ? startBroker(settings.data(), brokerPort) : servers));
        TopicSetup.ensure(kafka, settings);
        WebClient web = closer.register(new WebClient(settings.http(), meters));
        this.context = new RoleContext(settings, kafka, web, meters, clock);
    }

    /**
     * Starts roles, with the embedded broker exactly when the settings name no cluster.
     *
     * @param brokerPort of the embedded broker; 0 = any free one
     * @throws StartupProblem when anything is in the way; what was opened is closed again
     */
    public static Program start(Settings settings, Set<RoleName> names, int brokerPort, InstantSource clock) {
        Program program = null;
        try {
            program = new Program(settings, brokerPort, clock);
            program.startRoles(names);
            program.startOps();
            return program;
        } catch (RuntimeException e) {
            if (program != null) {
                program.close();
            }
            throw e;
        }
    }

    private String startBroker(Path data, int port) {
        try {
            return closer.register(EmbeddedBroker.start(data.resolve("broker"), port))
                    .bootstrapServers();
        } catch (IOException e) {
            closer.close();
            throw new StartupProblem(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            closer.close();
            throw e;
        }
    }

    private void startRoles(Set<RoleName> names) {
        for (RoleName name : RoleName.values()) {
            if (names.contains(name)) {
                Role role = closer.register(build(name));
                roles.put(name, role);
                watch(name, role);
                role.start();
            }
        }
    }

    private void watch(RoleName name, Role role) {
        Gauge.builder("tidings.role.up", role, watched -> watched.check().isUp() ? 1 : 0)
                .description("1 while the role is ready, 0 while it starts and after it died")
                .tag("role", name.word())
                .register(context.meters());
    }

    /** The console serves the same, so only a process without it needs a server for its metrics. */
    private void startOps() {
        String listen = context.settings().ops().listen();
        if (listen != null) {
            closer.register(
                    new OpsServer(listen, context.settings().console().token(), context.meters(), this::health));
        }
    }

    private Role build(RoleName name) {
        return switch (name) {
            case CONSOLE -> new ConsoleRole(context, null, this::health);
            case COURIER -> new CourierRole(context);
            case NOTIFIER -> NotifierTopology.role(context);
            case ALERTS -> new AlertsRole(context);
            case FILTER -> FilterTopology.role(context);
            case SCRAPER -> new ScraperRole(context);
            case INTAKE -> IntakeTopology.role(context);
            case POLLER -> new PollerRole(context);
        };
    }

    public RoleContext context() {
        return context;
    }

    /** Closes something else together with the program, before what it stands on. */
    public <T extends AutoCloseable> T closing(T resource) {
        return closer.register(resource);
    }

    /** Whether the broker runs in this process. */
    public boolean isEmbedded() {
        return embedded;
    }

    /** Where the console listens; null where it is not among the roles. */
    public @Nullable URI console() {
        return roles.get(RoleName.CONSOLE) instanceof ConsoleRole console ? console.address() : null;
    }

    /** Each role's health by its name. */
    public Map<String, Health> health() {
        Map<String, Health> health = new LinkedHashMap<>();
        roles.forEach((name, role) -> health.put(name.word(), role.check()));
        return health;
    }

    /** Waits until every role is up. @throws StartupProblem when one died, or the time is over */
    public void awaitUp(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!roles.values().stream().allMatch(role -> role.check().isUp())) {
            failIfDown();
            if (System.nanoTime() > end) {
                throw new StartupProblem("after " + limit.toSeconds() + " s not every role is up: " + notUp());
            }
            Thread.sleep(LOOK.toMillis() / 10);
        }
    }

    /** Watches until a role dies or the thread is interrupted. @throws StartupProblem naming the role and its cause */
    public void watch() throws InterruptedException {
        while (true) {
            failIfDown();
            Thread.sleep(LOOK.toMillis());
        }
    }

    /** @throws StartupProblem naming the first role that died and its cause */
    public void failIfDown() {
        for (Role role : roles.values()) {
            Health health = role.check();
            if (health.status() == Health.Status.DOWN) {
                throw new StartupProblem("the role " + role.name() + " died: " + health.detail());
            }
        }
    }

    private List<String> notUp() {
        List<String> out = new ArrayList<>();
        health().forEach((name, health) -> {
            if (!health.isUp()) {
                out.add(name + " (" + health.detail() + ")");
            }
        });
        return out;
    }

    /** Closes one role and goes on without it: the poller, so that what is in flight can come to its end. */
    public void close(RoleName name) {
        Role role = roles.remove(name);
        if (role != null) {
            role.close();
        }
    }

    /** Stops the source first, so that what is in flight can come to its end, then everything in reverse order. */
    @Override
    public void close() {
        roles.values().forEach(Role::stop);
        closer.close();
    }

    /** The registry with the process's own meters, which must be closed. */
    private static final class JvmMeters implements AutoCloseable {
        private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        private final JvmGcMetrics collections = new JvmGcMetrics();

        JvmMeters() {
            new JvmMemoryMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            collections.bindTo(registry);
        }

        @Override
        public void close() {
            collections.close();
            registry.close();
        }
    }
}
