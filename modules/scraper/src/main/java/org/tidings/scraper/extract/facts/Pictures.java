package org.tidings.scraper.extract.facts;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lead picture: the first that is declared and is no logo, placeholder or pixel. */
final class Pictures {
    private static final Pattern NO_PICTURE = Pattern.compile(
            "(?i)(?:^|[/_.-])(?:site-?)?(?:logo|logos|placeholder|blank|spacer|pixel|1x1|favicon|avatar|apple-touch-icon|default-?(?:image|thumb(?:nail)?|og|social|share)|no-?image|share-?default|og-?default|fallback)(?:[/_.-]|\\d|$)|\\.svg(?:\\?|$)");
    private static final String[] METAS = {
        "og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src", "image", "thumbnail"
    };

    private final Head head;
    private final String base;

    Pictures(Head head, String base) {
        this.head = head;
        this.base = base;
    }

    @Nullable
    Found<String> lead() {
        for (String meta : METAS) {
            Found<String> found = first(head.metas(meta), meta);
            if (found != null) {
                return found;
            }
        }
        return first(head.linkedData.images(), "JSON-LD image");
    }

    private @Nullable Found<String> first(List<String> addresses, String source) {
        for (String address : addresses) {
            String absolute = Addresses.absolute(base, address);
            if (absolute != null && !NO_PICTURE.matcher(absolute).find()) {
                return new Found<>(absolute, source);
            }
        }
        return null;
    }
}
