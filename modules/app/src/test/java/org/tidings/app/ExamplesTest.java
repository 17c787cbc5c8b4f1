package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.cli.TidingsCommand;
import org.tidings.model.Json;
import org.tidings.model.Topic;
import org.tidings.runtime.config.Settings;
import picocli.CommandLine;

/** The README's examples name what there is. */
class ExamplesTest {
    private static final Path ROOT = Path.of("../..");
    private static final Settings DEFAULTS = Settings.defaults(Path.of("data"));

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static String subscribing() throws IOException {
        String readme = readme();
        int from = readme.indexOf("\n## Subscribe in five lines\n");
        assertTrue(from > 0, "there is no such section");
        return readme.substring(from, readme.indexOf("\n## ", from + 4));
    }

    private static String block(String language) throws IOException {
        String section = subscribing();
        int from = section.indexOf("```" + language + "\n");
        assertTrue(from > 0, () -> "there is no " + language + " in " + section);
        int start = section.indexOf('\n', from) + 1;
        return section.substring(start, section.indexOf("```", start));
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
    }

    @Test
    void everyTopicIsThatOfAlertsUnderItsDefaultPrefix() throws IOException {
        List<String> topics = found("\\btidings\\.[a-z-]+\\b(?!\\.)", subscribing())
                .distinct()
                .toList();
        assertEquals(List.of(Topic.ALERTS.name(DEFAULTS.topics().prefix())), topics);
    }

    @Test
    void kafkaIsWhereTheDemoHasIt() throws IOException {
        CommandLine run = new CommandLine(new TidingsCommand()).getSubcommands().get("run");
        String port = Objects.requireNonNull(run)
                .getCommandSpec()
                .findOption("--broker-port")
                .defaultValue();
        assertEquals(
                List.of("127.0.0.1:" + port),
                found("127\\.0\\.0\\.1:9\\d+", subscribing()).distinct().toList());
    }

    @Test
    void readsOnlyWhatWasCommitted() throws IOException {
        for (String language : List.of("sh", "python", "java")) {
            assertTrue(block(language).contains("read_committed"), language);
        }
    }

    @Test
    void theStreamIsARouteOfTheConsoleAtItsDefaultAddress() throws IOException {
        URI stream = URI.create(found("http://\\S+", block("sh")).findFirst().orElseThrow());
        assertEquals(DEFAULTS.console().listen(), stream.getAuthority());
        JsonNode paths = openApi().path("paths");
        assertFalse(paths.path(stream.getPath()).path("get").isMissingNode(), stream::toString);
    }

    private static JsonNode openApi() throws IOException {
        try (var in = Objects.requireNonNull(
                ExamplesTest.class.getClassLoader().getResourceAsStream("org/tidings/console/openapi.json"))) {
            return Json.mapper().readTree(in);
        }
    }

    @Test
    void pythonReadsFieldsThatAnAlertHas() throws IOException {
        JsonNode alert = Json.mapper()
                .readTree(ROOT.resolve("deploy/schemas/examples/alert-new.json").toFile());
        List<String> fields = found("alert(\\[\"\\w+\"])+", block("python")).toList();
        assertEquals(4, fields.size(), fields::toString);
        for (String field : fields) {
            String pointer = field.replaceAll("alert|\"]", "").replace("[\"", "/");
            assertTrue(alert.at(pointer).isTextual(), field);
        }
    }

    @Test
    void javaCompilesAndSetsWhatAConsumerKnows(@TempDir Path folder) throws IOException {
        String example = block("java");
        found("\"[a-z]+\\.[a-z.]+\"(?=, \")", example)
                .map(setting -> setting.replace("\"", ""))
                .forEach(setting -> assertTrue(ConsumerConfig.configNames().contains(setting), setting));
        String source = """
                import java.time.*;
                import java.util.*;
                import org.apache.kafka.clients.consumer.*;
                import org.apache.kafka.common.serialization.*;
                class Example { static void run() { %s } }
                """.formatted(example);
        assertEquals(List.of(), errors(source, folder));
    }

    private static List<String> errors(String source, Path folder) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release", "21", "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString());
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, said, options, null, List.of(file(source)))
                .call();
        return said.getDiagnostics().stream().map(Object::toString).toList();
    }

    private static JavaFileObject file(String source) {
        return new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    @Test
    void everyCommandIsOneThatTheProgramKnows() throws IOException {
        List<String> lines = found("(?m)(?<=\\./tidings )[^#`\\n]+", readme()).toList();
        assertTrue(lines.size() >= 8, lines::toString);
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            String[] known =
                    Arrays.stream(words).filter(word -> !word.equals("...")).toArray(String[]::new);
            new CommandLine(new TidingsCommand())
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .parseArgs(known);
        }
    }
}
