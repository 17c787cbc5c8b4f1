package org.tidings.runtime.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Origin;

/**
 * A whole {@code tidings.yaml}: how the program runs, and what it watches.
 *
 * @param name what problems call the file
 */
public record TidingsFile(String name, Settings settings, Content content) {

    /**
     * Reads a file, or nothing but the environment where {@code file} is null. Mistakes are added to {@code problems}; what
     * is returned is then of no use but for finding more of them.
     *
     * @param data the data folder where neither file nor environment names one
     */
    public static TidingsFile read(@Nullable Path file, Map<String, String> environment, Path data, Problems problems) {
        Environment twins = new Environment(environment);
        String name = file == null ? "tidings.yaml" : file.getFileName().toString();
        Section root = file == null ? YamlFile.empty(name, twins, problems) : YamlFile.read(file, twins, problems);
        return of(name, root, twins, data, problems);
    }

    /** Reads a text, such as the demo's own file, without the environment. */
    public static TidingsFile parse(String name, String text, Path data, Problems problems) {
        Environment none = new Environment(Map.of());
        return of(name, YamlFile.parse(name, text, problems), none, data, problems);
    }

    private static TidingsFile of(String name, Section root, Environment twins, Path data, Problems problems) {
        Settings settings = SettingsReader.read(root, data);
        Content content = ContentReader.read(root, Origin.FILE);
        root.end();
        twins.end(problems);
        return new TidingsFile(name, settings, content);
    }

    /** The same with another data folder, as the command line may name one. */
    public TidingsFile withData(Path data) {
        return new TidingsFile(name, settings.withData(data), content);
    }
}
