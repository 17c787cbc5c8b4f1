package org.tidings.console.view;

import java.util.List;
import java.util.stream.Collectors;
import org.tidings.console.copy.NameBook;
import org.tidings.model.Entity;

/**
 * The form in which an entity is made or changed.
 *
 * @param isNew nothing stands under this id yet
 * @param samples articles that have the name, where it comes from the new names
 * @param problems what is wrong with it
 */
public record EntityFormView(Form form, boolean isNew, List<ArticleLine> samples, List<String> problems) {

    /** @param aliases one a line */
    public record Form(String id, String name, String aliases, String wikidata) {
        public static Form of(Entity entity) {
            return new Form(
                    entity.id(),
                    entity.name(),
                    entity.aliases().stream().map(Entity.Alias::text).collect(Collectors.joining("\n")),
                    entity.wikidata() == null ? "" : entity.wikidata());
        }
    }

    /** What articles say of a name that waits. */
    public static List<ArticleLine> samples(NameBook.Name name, Times times) {
        return name.samples().stream()
                .map(sample -> EntityWords.line(
                        sample.title(),
                        sample.url(),
                        sample.site(),
                        sample.language(),
                        times.brief(sample.at()),
                        times.whole(sample.at())))
                .toList();
    }
}
