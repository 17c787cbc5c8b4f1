package org.tidings.poller.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidings.model.Feed;
import org.tidings.poller.feed.FeedList.Listed;
import org.tidings.poller.feed.FeedList.Refused;
import org.tidings.poller.feed.FeedList.Trust;

/** A list of feeds as one address a line; lines that begin with {@code #} are remarks. */
final class AddressLines {
    private AddressLines() {}

    static FeedList read(String text, Trust trust) {
        Map<String, Listed> feeds = new LinkedHashMap<>();
        List<Refused> refused = new ArrayList<>();
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].replace("\uFEFF", "").strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String url = ListedAddress.meant(line);
                String problem = ListedAddress.problem(url);
                if (problem == null) {
                    Feed feed = Feed.of(url, trust.origin());
                    feeds.putIfAbsent(feed.id(), new Listed(i + 1, feed));
                } else {
                    refused.add(new Refused(i + 1, ListedAddress.shown(line), problem));
                }
            }
        }
        return new FeedList(List.copyOf(feeds.values()), refused);
    }
}
