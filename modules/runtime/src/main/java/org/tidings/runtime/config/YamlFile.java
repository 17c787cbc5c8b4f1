package org.tidings.runtime.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML 1.2, of which JSON is a part, into a {@link Section}. */
public final class YamlFile {
    private static final int MOST_ALIASES = 50;

    /** For what has no environment twins: feeds, entities, watchlists, channels. */
    private static final Environment NO_TWINS = new Environment(Map.of());

    private YamlFile() {}

    /** Reads a file; one that cannot be read is a problem and an empty section. */
    public static Section read(Path file, Environment twins, Problems problems) {
        String name = file.getFileName().toString();
        try {
            return parse(name, Files.readString(file), twins, problems);
        } catch (NoSuchFileException e) {
            problems.add(file.toString(), 0, "", "there is no such file; `tidings init` writes one to start from");
        } catch (CharacterCodingException e) {
            problems.add(file.toString(), 0, "", "is not UTF-8 text");
        } catch (IOException e) {
            problems.add(file.toString(), 0, "", "cannot be read: " + e.getMessage());
        }
        return empty(name, twins, problems);
    }

    /** Reads a text; {@code name} is what problems call it. */
    public static Section parse(String name, String text, Problems problems) {
        return parse(name, text, NO_TWINS, problems);
    }

    /** An empty file. */
    public static Section empty(String name, Environment twins, Problems problems) {
        return new Section(name, "", null, problems, twins);
    }

    /** The whole text at once: a character of two units across the reader's buffers ends in an exception (3.0.1). */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setBufferSize(text.length() + 1)
                .build();
    }

    private static Section parse(String name, String text, Environment twins, Problems problems) {
        try {
            Optional<Node> root = new Compose(settings(text)).composeReader(new StringReader(text));
            return new Section(name, "", root.orElse(null), problems, twins);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problems.add(name, line, "", "is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(name, 0, "", "is not YAML: " + e.getMessage());
        }
        return empty(name, twins, problems);
    }
}
