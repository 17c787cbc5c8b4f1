package org.tidings.runtime.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that says what the client promises names tests that exist. */
class FetchContractTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    record Named(String test, String method) {}

    static Stream<Named> named() throws IOException {
        Matcher all = NAMED.matcher(Files.readString(ROOT.resolve("docs/fetch-contract.md")));
        return all.results().map(one -> new Named(one.group(1), one.group(2) == null ? "" : one.group(2)));
    }

    @ParameterizedTest
    @MethodSource("named")
    void eachTestExists(Named named) throws IOException {
        List<Path> sources = sources(named.test() + ".java");
        assertTrue(!sources.isEmpty(), named.test());
        assertTrue(
                named.method().isEmpty() || sources.stream().anyMatch(source -> has(source, named)), named.toString());
    }

    private static List<Path> sources(String file) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT.resolve("modules"))) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::exists)
                    .flatMap(FetchContractTest::files)
                    .filter(source -> source.endsWith(file))
                    .toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(Path source, Named named) {
        try {
            return Files.readString(source).contains(" void " + named.method() + "(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
