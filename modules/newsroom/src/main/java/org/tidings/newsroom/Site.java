package org.tidings.newsroom;

/** What answers for the hosts behind one loopback server. Called from many threads at once. */
@FunctionalInterface
interface Site {
    Answer answer(Ask ask);
}
