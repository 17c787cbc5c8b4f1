package org.tidings.console.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A page of the console with what is chosen on it; nothing stands in the address of what is not chosen. */
final class PageAddress {
    private final StringBuilder address;
    private char before = '?';

    PageAddress(String path) {
        this.address = new StringBuilder(path);
    }

    /** One parameter more; null = none. */
    PageAddress with(String name, @Nullable String value) {
        if (value != null) {
            address.append(before).append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            before = '&';
        }
        return this;
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
