package org.tidings.console.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tidings.console.view.Marks.Span;

class MarksTest {
    @Test
    void marksKeepTheirNumbers() {
        assertEquals(
                List.of(new Piece("a ", 0), new Piece("port", 2), new Piece(" and a ", 0), new Piece("strike", 1)),
                Marks.cut("a port and a strike", List.of(new Span(13, 19, 1), new Span(2, 6, 2))));
    }

    @Test
    void theEarlierOfTwoThatOverlapKeepsItsPlace() {
        assertEquals(
                List.of(new Piece("central", 1), new Piece(" bank", 2)),
                Marks.cut("central bank", List.of(new Span(0, 7, 1), new Span(3, 12, 2))));
    }

    @Test
    void spansOutsideTheTextAreLeftOut() {
        assertEquals(
                List.of(Piece.plain("short")), Marks.cut("short", List.of(new Span(2, 99, 1), new Span(-1, -1, 2))));
    }

    @Test
    void paragraphsKeepTheirMarks() {
        Marks.Text text = Marks.paragraphs("one\n\ntwo", List.of(new Span(5, 8, 1)));
        assertEquals(List.of(List.of(Piece.plain("one")), List.of(new Piece("two", 1))), text.paragraphs());
    }

    @Test
    void moreThanTwoHundredMarksAreCountedAndNotShown() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            spans.add(new Span(i * 2, i * 2 + 1, 1));
        }
        Marks.Text text = Marks.paragraphs("ab".repeat(300), spans);
        assertEquals(30, text.left());
        assertEquals(
                200, text.paragraphs().getFirst().stream().filter(Piece::marked).count());
    }

    @Test
    void directionControlsAreDropped() {
        assertEquals("abc", Marks.tame("a\u202Eb\u2066c"));
    }

    @Property
    void piecesAreTheWholeTextInOrder(
            @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> places, @ForAll @IntRange(max = 30) int length) {
        String text = "x".repeat(length);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i += 2) {
            spans.add(new Span(places.get(i), places.get(i + 1), i + 1));
        }
        List<Piece> pieces = Marks.cut(text, spans);
        assertEquals(text, pieces.stream().map(Piece::text).collect(Collectors.joining()));
        assertTrue(pieces.stream().noneMatch(piece -> piece.text().isEmpty()));
    }
}
