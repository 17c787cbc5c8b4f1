package org.tidings.app.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tidings.app.Terminal;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.WebClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "healthcheck",
        description = "Ends with 0 when the Tidings of this configuration is ready.",
        mixinStandardHelpOptions = true)
final class HealthcheckCommand implements Callable<Integer> {
    /** The one name that a console answers to which listens on loopback alone. */
    private static final String NAME = "localhost";

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Override
    public Integer call() {
        Settings settings = config.read().settings();
        String ops = settings.ops().listen();
        String listen = (ops == null ? settings.console().listen() : ops).replace("0.0.0.0:", "127.0.0.1:");
        Settings.Http own = new Settings.Http(
                settings.http().userAgent(),
                null,
                List.of("127.0.0.0/8", "::1/128"),
                Map.of(NAME, "http://" + listen),
                settings.http().gap());
        try (WebClient web = new WebClient(own, new SimpleMeterRegistry())) {
            Fetched answer = web.fetch(WebClient.Request.get("http://" + NAME + "/readyz"));
            if (answer instanceof Fetched.Page) {
                Terminal.standard().say("ready");
                return 0;
            }
            System.err.println("not ready: " + listen + "/readyz: " + answer);
            return 1;
        }
    }
}
