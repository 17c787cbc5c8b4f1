package org.tidings.runtime.http;

/** The guarded client. */
public final class WebClient {}
