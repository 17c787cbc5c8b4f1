package org.tidings.runtime.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|");

    @Test
    void namesEverySettingThatIsReadAndNoOther() throws IOException {
        Environment twins = new Environment(Map.of());
        Problems problems = new Problems();
        SettingsReader.read(YamlFile.empty("tidings.yaml", twins, problems), Path.of("data"));
        assertEquals(new TreeSet<>(twins.asked()), documented());
    }

    private static Set<String> documented() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(Path.of("../../docs/configuration.md")));
        Set<String> twins = new TreeSet<>();
        while (rows.find()) {
            twins.add(Environment.twin(rows.group(1)));
        }
        return twins;
    }
}
