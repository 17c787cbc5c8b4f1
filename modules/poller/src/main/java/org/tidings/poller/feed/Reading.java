package org.tidings.poller.feed;

/** How reading a document ends: a feed, or the reason in words why it is none. */
public sealed interface Reading permits FeedDocument, NotAFeed {}
