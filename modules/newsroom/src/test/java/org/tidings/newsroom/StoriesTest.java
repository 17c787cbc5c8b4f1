package org.tidings.newsroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private final List<StoryFile> stories = Library.stories();

    @Test
    void theIndexListsEveryStory() throws IOException, URISyntaxException {
        URI index = Objects.requireNonNull(StoriesTest.class.getResource("/newsroom/stories/index.txt"))
                .toURI();
        try (Stream<Path> files =
                Files.list(Objects.requireNonNull(Path.of(index).getParent()))) {
            Set<String> names = files.map(file -> file.getFileName().toString().replaceFirst("\\.txt$", ""))
                    .filter(name -> !name.equals("index"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names, stories.stream().map(StoryFile::id).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void thereAreAboutFortyStoriesOfAllKinds() {
        assertTrue(stories.size() >= 40, "stories: " + stories.size());
        assertTrue(stories.stream().filter(StoryFile::watched).count() >= 10);
        Set<Published.Kind> kinds = EnumSet.noneOf(Published.Kind.class);
        Set<Item.PageKind> pages = EnumSet.noneOf(Item.PageKind.class);
        stories.stream().flatMap(story -> story.versions().stream()).forEach(version -> {
            kinds.add(version.kind());
            pages.add(version.page());
        });
        assertEquals(EnumSet.allOf(Published.Kind.class), kinds);
        assertEquals(EnumSet.allOf(Item.PageKind.class), pages);
    }

    @Test
    void everyVersionHasATitleAndWords() {
        for (StoryFile story : stories) {
            assertFalse(story.versions().isEmpty(), story.id());
            for (StoryFile.Version version : story.versions()) {
                assertFalse(version.text().title().isBlank(), story.id());
                assertFalse(version.text().paragraphs().isEmpty(), story.id() + " " + version.slug());
            }
        }
    }

    @Test
    void everyOutletHasAnArchiveAndNews() {
        List<Outlet> writing =
                Library.outlets().stream().filter(outlet -> !outlet.gathers()).toList();
        for (Outlet outlet : writing) {
            List<Double> starts = stories.stream()
                    .filter(story ->
                            story.versions().stream().anyMatch(one -> one.host().equals(outlet.host())))
                    .map(StoryFile::start)
                    .toList();
            assertTrue(starts.stream().anyMatch(start -> start < 0), outlet.host());
            assertTrue(starts.stream().anyMatch(start -> start >= 0), outlet.host());
        }
    }

    @Test
    void aWrittenStoryComesOutWithinItsSpan() {
        double last = stories.stream()
                .filter(story -> story.start() >= 0)
                .flatMap(story -> story.versions().stream().map(version -> story.start() + version.after()))
                .max(Double::compare)
                .orElseThrow();
        assertTrue(last < 55, "the last version comes at second " + last);
    }

    @Test
    void aCopyHoldsTheWordsOfItsSource() {
        StoryFile story = StoryFile.parse("s", """
                start: 3

                --- original a.example at=0
                title: One
                by: A

                First.

                Second.

                --- copy b.example at=2
                from: a.example
                by: A for B
                keep: 1
                """);
        Text copy = story.versions().getLast().text();
        assertEquals(List.of("First."), copy.paragraphs());
        assertEquals("One", copy.title());
        assertEquals("A for B", copy.author());
    }

    @Test
    void aVersionWithoutTitleIsNamed() {
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class,
                () -> StoryFile.parse("odd", "start: 1\n\n--- original a.example\nby: A\n\nWords."));
        assertTrue(Objects.requireNonNull(problem.getMessage()).contains("odd"));
    }
}
