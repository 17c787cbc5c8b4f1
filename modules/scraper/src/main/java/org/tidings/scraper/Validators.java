package org.tidings.scraper;

import org.jspecify.annotations.Nullable;
import org.tidings.model.Revisit;
import org.tidings.runtime.http.Headers;

/** What a site gave with a page, exactly as served, so that it can say whether the page has changed. */
record Validators(@Nullable String etag, @Nullable String lastModified) {
    static final Validators NONE = new Validators(null, null);

    /** What is longer is not kept. */
    private static final int LONGEST = 300;

    static Validators of(Headers headers) {
        return new Validators(kept(headers, "etag"), kept(headers, "last-modified"));
    }

    static Validators of(Revisit visit) {
        Revisit.Text text = visit.text();
        return text == null ? NONE : new Validators(text.etag(), text.lastModified());
    }

    private static @Nullable String kept(Headers headers, String name) {
        return headers.first(name).filter(value -> value.length() <= LONGEST).orElse(null);
    }
}
