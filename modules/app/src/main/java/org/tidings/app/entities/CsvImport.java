package org.tidings.app.entities;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.tidings.model.Entity;
import org.tidings.runtime.config.Problem;
import org.tidings.runtime.config.Problems;

/**
 * Imports a table of entities. It is read twice: as long as a row is not understood, nothing is added.
 *
 * @param ignored columns that are passed over
 */
public record CsvImport(Path path, Set<String> ignored) {
    private static final int MOST_PROBLEMS = 20;

    public CsvImport {
        ignored = Set.copyOf(ignored);
    }

    /** Tells of the first mistakes, each with its line. */
    public void check(Problems problems) throws IOException {
        try (DumpFile file = new DumpFile(path);
                CsvEntities rows = new CsvEntities(file.content(), ignored)) {
            for (int found = 0; found < MOST_PROBLEMS; ) {
                try {
                    if (rows.next() == null) {
                        return;
                    }
                } catch (BadRow e) {
                    problems.add(problem(e));
                    found++;
                }
            }
        } catch (BadRow e) {
            problems.add(problem(e));
        }
    }

    private Problem problem(BadRow e) {
        return new Problem(String.valueOf(path.getFileName()), e.line(), "", String.valueOf(e.getMessage()));
    }

    /** @return how many rows were read */
    public long run(EntityImport into, ImportProgress progress) throws IOException {
        long read = 0;
        try (DumpFile file = new DumpFile(path);
                CsvEntities rows = new CsvEntities(file.content(), ignored)) {
            for (Entity entity = rows.next(); entity != null; entity = rows.next()) {
                read++;
                into.add(entity);
                progress.tell(read, into.added(), file.part());
            }
        }
        return read;
    }
}
