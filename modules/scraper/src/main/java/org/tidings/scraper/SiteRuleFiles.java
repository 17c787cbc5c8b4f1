package org.tidings.scraper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.Section;
import org.tidings.runtime.config.YamlFile;
import org.tidings.scraper.extract.rule.Selector;
import org.tidings.scraper.extract.rule.SiteRule;
import org.tidings.scraper.extract.rule.SiteRules;

/** Reads site rules from YAML: those that come with the program, and a user's own, which go before them. */
public final class SiteRuleFiles {
    private static final int VERSION = 1;
    private static final List<String> BUILT_IN = List.of("newsroom.yaml", "platforms.yaml");

    private SiteRuleFiles() {}

    /** The rules of the program alone. */
    public static SiteRules builtIn() {
        Problems problems = new Problems();
        List<SiteRule> rules = new ArrayList<>();
        for (String name : BUILT_IN) {
            rules.addAll(rules(name, resource(name), problems));
        }
        problems.throwIfAny();
        return new SiteRules(rules);
    }

    /**
     * The rules of all {@code .yaml} files in a folder, in the order of their names, and then those of the program.
     *
     * @param folder null = none of the user's own
     */
    public static SiteRules with(@Nullable Path folder, Problems problems) {
        List<SiteRule> rules = new ArrayList<>();
        for (Path file : folder == null ? List.<Path>of() : files(folder, problems)) {
            rules.addAll(rules(file, problems));
        }
        rules.addAll(builtIn().all());
        return new SiteRules(rules);
    }

    /**
     * The rules that a person wants to try: one by its name, whatever page it is for; or those of one file, where a single one is
     * for any page too; or {@code none}.
     *
     * @param known those that can be named
     */
    public static SiteRules chosen(String nameOrFile, SiteRules known, Problems problems) {
        if (nameOrFile.equals("none")) {
            return SiteRules.NONE;
        }
        Path file = Path.of(nameOrFile);
        if (isYaml(file)) {
            List<SiteRule> rules = rules(file, problems);
            return rules.size() == 1 ? everywhere(rules.getFirst()) : new SiteRules(rules);
        }
        Optional<SiteRule> named = known.named(nameOrFile);
        if (named.isEmpty()) {
            List<String> names = known.all().stream().map(SiteRule::name).toList();
            problems.add(
                    null,
                    0,
                    "--rule",
                    "there is no rule " + nameOrFile + "; known: " + String.join(", ", names)
                            + ", none, or a .yaml file");
        }
        return named.map(SiteRuleFiles::everywhere).orElse(SiteRules.NONE);
    }

    private static SiteRules everywhere(SiteRule rule) {
        return new SiteRules(List.of(rule.everywhere()));
    }

    private static List<Path> files(Path folder, Problems problems) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(SiteRuleFiles::isYaml).sorted().toList();
        } catch (IOException e) {
            problems.add(
                    null,
                    0,
                    "scraper.rules",
                    "the folder " + folder + " cannot be read; make it, or take the setting out");
            return List.of();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static List<SiteRule> rules(Path file, Problems problems) {
        try {
            return rules(file.toString(), Files.readString(file), problems);
        } catch (CharacterCodingException e) {
            problems.add(file.toString(), 0, "", "is not UTF-8 text");
        } catch (IOException e) {
            problems.add(file.toString(), 0, "", "there is no such file, or it cannot be read");
        }
        return List.of();
    }

    private static String resource(String name) {
        try (InputStream in = SiteRuleFiles.class.getResourceAsStream("/site-rules/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param file what problems call it */
    static List<SiteRule> rules(String file, String text, Problems problems) {
        Section root = YamlFile.parse(file, text, problems);
        int version = root.integer("version", root.has("version") ? 0 : VERSION);
        if (!root.has("version") || version != VERSION) {
            root.problem("version", "must be " + VERSION + ", the form of rules that this program reads");
        }
        List<SiteRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : root.sections("rules", null)) {
            SiteRule rule = rule(file, section);
            if (rule != null && !names.add(rule.name())) {
                section.problem("name", "another rule of this file is called " + rule.name());
            } else if (rule != null) {
                rules.add(rule);
            }
        }
        if (!root.has("rules")) {
            root.problem("rules", "is missing: a list of rules, as docs/site-rules.md describes");
        }
        root.end();
        return rules;
    }

    private static @Nullable SiteRule rule(String file, Section section) {
        String name = section.parsed("name", "", SiteRuleFiles::name);
        if (!section.has("name")) {
            section.problem("name", "is missing: a short name, such as harbour-post");
        }
        Section match = section.section("match");
        List<String> hosts = each(match, "hosts", SiteRuleFiles::host);
        List<Selector> markers = each(match, "markers", SiteRuleFiles::marker);
        match.end();
        if (hosts.isEmpty() && markers.isEmpty()) {
            section.problem("match", "needs hosts, markers or both: which pages is it for?");
        }
        try {
            return new SiteRule(
                    name,
                    file,
                    hosts,
                    markers,
                    each(section, "body", Selector::of),
                    each(section, "drop", Selector::of),
                    each(section, "title", Selector::of),
                    each(section, "authors", Selector::of),
                    each(section, "published", Selector::of));
        } catch (IllegalArgumentException e) {
            section.problem(section.line(), "name", String.valueOf(e.getMessage()));
            return null;
        } finally {
            section.end();
        }
    }

    private static <T> List<T> each(Section section, String key, Function<String, T> parse) {
        List<T> values = new ArrayList<>();
        for (String text : section.strings(key)) {
            try {
                values.add(parse.apply(text));
            } catch (IllegalArgumentException e) {
                section.problem(key, String.valueOf(e.getMessage()));
            }
        }
        return values;
    }

    private static String name(String text) {
        if (!text.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "expected up to 40 small letters, digits and dashes, found \"" + text + "\"");
        }
        return text;
    }

    private static String host(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        if (!host.matches("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)*")) {
            throw new IllegalArgumentException(
                    "expected a name such as example.org, which stands for all below it too, found \"" + text + "\"");
        }
        return IDN.toASCII(host);
    }

    private static Selector marker(String text) {
        Selector selector = Selector.of(text);
        if (selector.steps() > 0) {
            throw new IllegalArgumentException(
                    "a marker is one element, such as meta[name=generator][content^=Ghost], found \"" + text + "\"");
        }
        return selector;
    }
}
