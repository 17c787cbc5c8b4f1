package org.tidings.app.entities;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table in UTF-8, parted by commas, semicolons or tabs, whichever its first line has; RFC 4180 otherwise. */
final class CsvTable implements AutoCloseable {
    private static final int MOST_LETTERS = 1 << 20;

    private final BufferedReader in;
    private int line = 1;
    private int rowLine = 1;
    private char delimiter;
    private int ahead;

    CsvTable(InputStream file) throws IOException {
        in = new BufferedReader(new InputStreamReader(
                file,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        ahead = read();
        if (ahead == '\uFEFF') {
            ahead = read();
        }
    }

    /** The line in which the last row began, from 1. */
    int line() {
        return rowLine;
    }

    /** The names of the columns; empty when the file is. */
    List<String> header() throws IOException {
        delimiter = '\n';
        in.mark(MOST_LETTERS);
        int first = ahead;
        String start = first < 0 || first == '\n' ? "" : (char) first + restOfLine();
        in.reset();
        ahead = first;
        delimiter = start.indexOf('\t') >= 0 ? '\t' : start.indexOf(';') >= 0 && start.indexOf(',') < 0 ? ';' : ',';
        List<String> header = row();
        return header == null ? List.of() : header.stream().map(String::strip).toList();
    }

    private String restOfLine() throws IOException {
        try {
            return String.valueOf(in.readLine());
        } catch (CharacterCodingException e) {
            throw notUtf8(e);
        }
    }

    private BadRow notUtf8(CharacterCodingException e) {
        return new BadRow(line, "not in UTF-8; save the table as CSV in UTF-8", e);
    }

    /**
     * The next row that is not empty; null = there is none.
     *
     * @throws BadRow when a quote is not closed or the text is not UTF-8, with the line
     */
    @Nullable
    List<String> row() throws IOException {
        while (ahead >= 0) {
            rowLine = line;
            List<String> cells = cells();
            if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                return cells;
            }
        }
        return null;
    }

    private List<String> cells() throws IOException {
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(ahead == '"' ? quoted() : plain());
            if (ahead != delimiter) {
                endLine();
                return cells;
            }
            ahead = read();
        }
    }

    private void endLine() throws IOException {
        if (ahead == '\r') {
            ahead = read();
        }
        if (ahead == '\n') {
            line++;
            ahead = read();
        }
    }

    private String plain() throws IOException {
        StringBuilder cell = new StringBuilder();
        while (ahead >= 0 && ahead != delimiter && ahead != '\n' && ahead != '\r') {
            add(cell);
        }
        return cell.toString().strip();
    }

    private String quoted() throws IOException {
        StringBuilder cell = new StringBuilder();
        int from = line;
        ahead = read();
        while (true) {
            if (ahead < 0) {
                throw new BadRow(from, "a quote is not closed", null);
            }
            if (ahead == '"') {
                ahead = read();
                if (ahead != '"') {
                    return cell + plain();
                }
            }
            line += ahead == '\n' ? 1 : 0;
            add(cell);
        }
    }

    private void add(StringBuilder cell) throws IOException {
        if (cell.length() == MOST_LETTERS) {
            throw new BadRow(rowLine, "a cell of more than a million letters", null);
        }
        cell.append((char) ahead);
        ahead = read();
    }

    private int read() throws IOException {
        try {
            return in.read();
        } catch (CharacterCodingException e) {
            throw notUtf8(e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
