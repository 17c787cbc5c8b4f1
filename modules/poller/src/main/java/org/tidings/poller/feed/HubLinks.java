package org.tidings.poller.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Subscription;

/** Where a feed can be subscribed to (WebSub discovery): its {@code Link} header, and failing that its document. */
public final class HubLinks {
    private static final Pattern LINK = Pattern.compile("<([^<>]*)>((?:[^\",]|\"(?:[^\"\\\\]|\\\\.)*+\")*+)");
    private static final Pattern REL = Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))");
    private static final int LONGEST = 2_048;
    private static final int LONGEST_HEADER = 16_384;

    private HubLinks() {}

    /**
     * The first hub that can be asked. A document that names a hub and not itself is known to the hub by the address it
     * was found at.
     *
     * @param linkHeaders every {@code Link} header, as served
     * @param found where the document was found in the end
     * @return null = it cannot be subscribed to
     */
    public static Subscription.@Nullable At of(List<String> linkHeaders, FeedDocument document, String found) {
        String hub = first(linkHeaders, "hub", found);
        String self = first(linkHeaders, "self", found);
        String at = hub != null ? hub : web(document.hub(), found);
        if (at == null) {
            return null;
        }
        String topic = self != null ? self : web(document.self(), found);
        return new Subscription.At(at, topic != null ? topic : found);
    }

    private static @Nullable String first(List<String> headers, String relation, String base) {
        for (String target : targets(headers, relation)) {
            String url = web(target, base);
            if (url != null) {
                return url;
            }
        }
        return null;
    }

    private static List<String> targets(List<String> headers, String relation) {
        List<String> targets = new ArrayList<>();
        for (String header : headers) {
            Matcher link = LINK.matcher(header.length() > LONGEST_HEADER ? "" : header);
            while (link.find()) {
                if (isRelated(link.group(2), relation)) {
                    targets.add(link.group(1));
                }
            }
        }
        return targets;
    }

    /** {@code rel} may hold several relations, in any case. */
    private static boolean isRelated(String parameters, String relation) {
        Matcher rel = REL.matcher(parameters);
        if (!rel.find()) {
            return false;
        }
        String relations = rel.group(1) != null ? rel.group(1) : rel.group(2);
        return List.of(relations.toLowerCase(Locale.ROOT).strip().split("\\s+")).contains(relation);
    }

    private static @Nullable String web(@Nullable String address, String base) {
        if (address == null || address.isBlank() || address.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = URI.create(base).resolve(address.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            return web ? uri.toString() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
