package org.tidings.console.history;

/** The articles of the past. Safe for any thread. */
public interface History {

    /** Is told how far it is, about ten times a second. */
    interface Progress {
        Progress NONE = (read, candidates) -> true;

        /** @return false = stop here and report what was found so far */
        boolean goOn(long read, long candidates);
    }

    /** How many articles it holds. */
    long articles();

    Report ask(Question question, Progress progress);
}
