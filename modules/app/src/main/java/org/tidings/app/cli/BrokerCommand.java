package org.tidings.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.tidings.app.Terminal;
import org.tidings.broker.EmbeddedBroker;
import org.tidings.runtime.StartupProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "broker", description = "Runs the embedded broker alone.", mixinStandardHelpOptions = true)
final class BrokerCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "default: ${DEFAULT-VALUE}; 0 = any free one",
            defaultValue = "9092")
    private int port;

    @Override
    public Integer call() throws Exception {
        return Interrupt.guard(this::run);
    }

    private int run() throws InterruptedException {
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(config.read().settings().data().resolve("broker"), port)) {
            Terminal.standard().say("Kafka listens on " + broker.bootstrapServers() + ". Ctrl-C stops it.");
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException e) {
            throw new StartupProblem(String.valueOf(e.getMessage()), e);
        }
    }
}
