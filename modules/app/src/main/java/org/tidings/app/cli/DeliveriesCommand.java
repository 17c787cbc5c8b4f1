package org.tidings.app.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tidings.app.Terminal;
import org.tidings.model.Delivery;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.runtime.kafka.Records;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "deliveries",
        description = "What the channels were told.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
final class DeliveriesCommand {

    @Command(
            name = "list",
            description = "Lists deliveries with their state and the last answer.",
            mixinStandardHelpOptions = true)
    int list(@Mixin Cluster cluster, @Option(names = "--json", description = "a JSON object a line") boolean json) {
        Map<String, Delivery> deliveries = new LinkedHashMap<>();
        cluster.read(Topic.DELIVERIES, record -> {
            if (record.value() == null) {
                deliveries.remove(Records.key(record.key()));
            } else {
                deliveries.put(Records.key(record.key()), Json.read(record.value(), Delivery.class));
            }
        });
        Terminal terminal = Terminal.standard();
        deliveries.values().forEach(delivery -> terminal.say(json ? Json.text(delivery) : line(delivery)));
        return 0;
    }

    private static String line(Delivery delivery) {
        return String.format(
                        Locale.ROOT,
                        "%-9s  %-16s  %d attempts  %s  %s",
                        delivery.status().word(),
                        delivery.channel(),
                        delivery.attempts(),
                        Terminal.clean(String.valueOf(delivery.title())),
                        Terminal.clean(delivery.lastAnswer() == null ? "" : delivery.lastAnswer()))
                .stripTrailing();
    }
}
