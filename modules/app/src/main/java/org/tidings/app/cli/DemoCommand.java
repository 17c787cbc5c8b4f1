package org.tidings.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.demo.Demo;
import org.tidings.app.demo.DemoRun;
import org.tidings.runtime.config.Values;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Runs everything on an invented news web, or on captured pages.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "end after this time, such as 60s, with a summary",
            converter = DurationConverter.class)
    private @Nullable Duration length;

    @Option(names = "--json", description = "alerts as JSON lines, then one summary object")
    private boolean json;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "of the console (default: ${DEFAULT-VALUE}); 0 = free ports for everything",
            defaultValue = "8080")
    private int port;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description = "captured pages (pages.json and files) in place of the invented web")
    private @Nullable Path replay;

    @Option(names = "--config", paramLabel = "FILE", description = "watchlists, entities and channels of your own")
    private @Nullable Path config;

    @Override
    public Integer call() throws Exception {
        Demo.Options options = new Demo.Options(length, json, port == 0, port);
        return Interrupt.guard(() -> DemoRun.run(options, replay, config) ? 0 : 1);
    }

    /** {@code 60s} */
    static final class DurationConverter implements picocli.CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Values.duration(text);
            } catch (IllegalArgumentException e) {
                throw new picocli.CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
