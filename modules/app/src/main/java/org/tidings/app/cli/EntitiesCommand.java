package org.tidings.app.cli;

import java.util.Locale;
import java.util.TreeMap;
import org.tidings.app.Terminal;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "entities",
        description = "The entities of a running Tidings.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        subcommands = ImportEntities.class)
final class EntitiesCommand {

    @Command(name = "list", description = "Lists entities with their names.", mixinStandardHelpOptions = true)
    int list(@Mixin Cluster cluster, @Option(names = "--json", description = "a JSON object a line") boolean json) {
        Terminal terminal = Terminal.standard();
        for (ConfigItem item : new TreeMap<>(cluster.state().items()).values()) {
            if (item instanceof Entity entity) {
                terminal.say(json ? Json.text(entity) : line(entity));
            }
        }
        return 0;
    }

    private static String line(Entity entity) {
        String aliases = String.join(
                ", ", entity.aliases().stream().map(Entity.Alias::text).toList());
        return String.format(
                Locale.ROOT, "%-24s %s%s", "@" + entity.id(), entity.name(), aliases.isEmpty() ? "" : ", " + aliases);
    }
}
