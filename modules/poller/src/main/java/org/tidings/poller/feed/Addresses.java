package org.tidings.poller.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Relative references to addresses (RFC 3986, section 5), on any text that the web puts there. Never fails. */
final class Addresses {
    private static final Pattern PARTS =
            Pattern.compile("^(?:([A-Za-z][A-Za-z0-9+.\\-]*):)?(//[^/?#]*)?([^?#]*)(\\?[^#]*)?(#.*)?$", Pattern.DOTALL);

    private Addresses() {}

    /** The reference seen from the base; as it is where there is no base to see it from. */
    static String resolve(String base, String reference) {
        if (reference.startsWith("https://") || reference.startsWith("http://")) {
            return reference;
        }
        Matcher ref = parts(reference);
        Matcher from = parts(base);
        if (ref.group(1) != null || from.group(1) == null) {
            return reference;
        }
        String scheme = from.group(1) + ":";
        if (ref.group(2) != null) {
            return scheme + reference;
        }
        String root = scheme + orEmpty(from.group(2));
        String tail = orEmpty(ref.group(4)) + orEmpty(ref.group(5));
        if (ref.group(3).isEmpty()) {
            String query = ref.group(4) == null ? orEmpty(from.group(4)) : "";
            return root + from.group(3) + query + tail;
        }
        return root + path(from, ref.group(3)) + tail;
    }

    private static String path(Matcher from, String path) {
        if (path.startsWith("/")) {
            return withoutDots(path);
        }
        String folder = from.group(3).substring(0, from.group(3).lastIndexOf('/') + 1);
        String opaque = from.group(2) == null && folder.isEmpty() ? "" : "/";
        return withoutDots(folder.isEmpty() ? opaque + path : folder + path);
    }

    private static String withoutDots(String path) {
        if (!path.contains("./") && !path.endsWith("/.") && !path.endsWith("/..")) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                if (kept.size() > 1) {
                    kept.remove(kept.size() - 1);
                }
            } else if (!segments[i].equals(".")) {
                kept.add(segments[i]);
                continue;
            }
            if (last) {
                kept.add("");
            }
        }
        return String.join("/", kept);
    }

    private static Matcher parts(String address) {
        Matcher matcher = PARTS.matcher(address.strip());
        if (!matcher.matches()) {
            throw new IllegalStateException("every text has these parts");
        }
        return matcher;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
