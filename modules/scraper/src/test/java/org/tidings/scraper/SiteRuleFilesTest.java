package org.tidings.scraper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.runtime.config.Problem;
import org.tidings.runtime.config.Problems;
import org.tidings.scraper.extract.rule.SiteRule;
import org.tidings.scraper.extract.rule.SiteRules;

class SiteRuleFilesTest {
    private static final String GOOD = """
            version: 1
            rules:
              - name: harbour-courier
                match: {hosts: [harbour-courier.example]}
                body: [div.story-text, "#text"]
                drop: aside.promo
            """;

    private static List<String> problems(String text) {
        Problems problems = new Problems();
        var unused = SiteRuleFiles.rules("own.yaml", text, problems);
        return problems.all().stream().map(Problem::toString).toList();
    }

    @Test
    void readsARule() {
        Problems problems = new Problems();
        SiteRule rule = SiteRuleFiles.rules("own.yaml", GOOD, problems).getFirst();
        assertEquals(List.of(), problems.all());
        assertEquals("harbour-courier", rule.name());
        assertEquals(2, rule.body().size());
        assertEquals(List.of("harbour-courier.example"), rule.hosts());
    }

    @Test
    void theProgramsOwnRulesAreUnderstoodAndHaveNamesOfTheirOwn() {
        List<String> names =
                SiteRuleFiles.builtIn().all().stream().map(SiteRule::name).toList();
        assertTrue(names.size() >= 12, names::toString);
        assertEquals(names.size(), new HashSet<>(names).size());
    }

    @Test
    void anUnknownKeyIsAnErrorWithTheNearestOne() {
        assertEquals(
                List.of("own.yaml:6: rules[0].drops: there is no such key; did you mean drop?"),
                problems(GOOD.replace("drop:", "drops:")));
    }

    @Test
    void aSelectorWithoutABoundIsRefusedWithItsLine() {
        List<String> problems = problems(GOOD.replace("aside.promo", "'div:has(p)'"));
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().startsWith("own.yaml:6: rules[0].drop: pseudo selectors"), problems::toString);
    }

    @Test
    void aFileOfAnotherVersionIsRefused() {
        assertEquals(
                List.of("own.yaml:1: version: must be 1, the form of rules that this program reads"),
                problems(GOOD.replace("version: 1", "version: 2")));
    }

    @Test
    void aRuleForNoPageOrWithoutANameIsRefused() {
        List<String> problems = problems("version: 1\nrules:\n  - body: p.text\n");
        assertEquals(2, problems.size(), problems::toString);
        assertTrue(problems.stream().allMatch(problem -> problem.startsWith("own.yaml:3: ")), problems::toString);
    }

    @Test
    void usersRulesGoBeforeTheProgramsInTheOrderOfTheirFiles(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("b.yaml"), GOOD.replace("name: harbour-courier", "name: second"));
        Files.writeString(folder.resolve("a.yml"), GOOD.replace("name: harbour-courier", "name: first"));
        Files.writeString(folder.resolve("notes.txt"), "no rules");
        Problems problems = new Problems();
        SiteRules rules = SiteRuleFiles.with(folder, problems);
        assertEquals(List.of(), problems.all());
        assertEquals("first", rules.all().get(0).name());
        assertEquals("second", rules.all().get(1).name());
        assertEquals(SiteRuleFiles.builtIn().all().size() + 2, rules.all().size());
    }

    @Test
    void aFolderThatIsNotThereIsAnError(@TempDir Path folder) {
        Problems problems = new Problems();
        var unused = SiteRuleFiles.with(folder.resolve("none"), problems);
        assertEquals("scraper.rules", problems.all().getFirst().key());
    }

    @Test
    void aRuleIsTriedOnAnyPageByItsNameOrItsFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), GOOD);
        SiteRules known = SiteRuleFiles.builtIn();
        Problems problems = new Problems();
        for (String chosen : List.of("ghost", file.toString())) {
            SiteRule rule = SiteRuleFiles.chosen(chosen, known, problems).all().getFirst();
            assertTrue(rule.hosts().isEmpty() && rule.markers().isEmpty(), chosen);
        }
        assertEquals(List.of(), SiteRuleFiles.chosen("none", known, problems).all());
        assertEquals(List.of(), problems.all());
    }

    @Test
    void aRuleThatIsNotThereIsAnErrorThatNamesThoseThatAre() {
        Problems problems = new Problems();
        var unused = SiteRuleFiles.chosen("gost", SiteRuleFiles.builtIn(), problems);
        assertTrue(problems.all().getFirst().message().contains("ghost"));
    }

    @Property(tries = 500)
    void anyFileLoadsOrSaysWhereItIsWrong(@ForAll("files") String text) {
        Problems problems = new Problems();
        List<SiteRule> rules = SiteRuleFiles.rules("own.yaml", text, problems);
        assertTrue(!rules.isEmpty() || !problems.isEmpty() || text.contains("rules: []"), text);
        for (Problem problem : problems.all()) {
            assertEquals("own.yaml", problem.file());
            assertFalse(problem.message().isBlank());
        }
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> word = Arbitraries.of(
                "version: 1\n",
                "rules:\n",
                "  - name: a\n",
                "    match: {hosts: [a.example]}\n",
                "    body: ",
                "[div.a > p, b]\n",
                "'x:has(y)'\n",
                "\"#\"\n",
                "    drop: {a: b}\n",
                "    title: [[h1]]\n",
                "rules: []\n",
                "  - ",
                "\t",
                "}",
                "[",
                "é\n",
                "version: one\n",
                "&a *a\n",
                "    match: 7\n",
                "    markers: '[a'\n",
                "# note\n",
                "a: &x [*x]\n");
        return word.list().ofMaxSize(14).map(words -> String.join("", words));
    }
}
