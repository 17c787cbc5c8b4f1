package org.tidings.app.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tidings.app.Terminal;
import org.tidings.model.Ids;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.model.Trace;
import org.tidings.runtime.kafka.Records;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "trace",
        description = "Where one article went: each stage, when, how it ended there.",
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
    @Mixin
    private Cluster cluster = new Cluster();

    @Option(names = "--json", description = "the records as JSON lines")
    private boolean json;

    @Parameters(paramLabel = "URL")
    private String url = "";

    @Override
    public Integer call() {
        String article = Ids.article(url);
        List<Trace> steps = new ArrayList<>();
        cluster.read(Topic.TRACE, record -> {
            if (record.value() != null && article.equals(Records.key(record.key()))) {
                steps.add(Json.read(record.value(), Trace.class));
            }
        });
        steps.sort(Comparator.comparing(Trace::at));
        Terminal terminal = Terminal.standard();
        steps.forEach(step -> terminal.say(json ? Json.text(step) : line(step)));
        if (steps.isEmpty()) {
            System.err.println("Not seen: no stage of the last seven days knows this address.");
            return 1;
        }
        return 0;
    }

    private static String line(Trace step) {
        return String.format(
                        Locale.ROOT,
                        "%s  %-7s %-12s %s",
                        step.at(),
                        step.outcome().stage().word(),
                        step.outcome().word(),
                        step.reason() != null ? step.reason() : step.ref() != null ? step.ref() : "")
                .stripTrailing();
    }
}
