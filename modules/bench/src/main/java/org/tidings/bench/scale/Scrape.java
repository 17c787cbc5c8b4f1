package org.tidings.bench.scale;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.WebClient;

/** The metrics that a process gave of itself at one moment. */
record Scrape(String text) {
    private static final Pattern COMMENT = Pattern.compile("(?m)^#.*\\n");

    static Scrape of(WebClient web, int port) {
        return web.fetch(WebClient.Request.get("http://127.0.0.1:" + port + "/metrics")) instanceof Fetched.Page page
                ? new Scrape(COMMENT.matcher(new String(page.body(), StandardCharsets.UTF_8))
                        .replaceAll(""))
                : new Scrape("");
    }

    /** The sum over all lines of a metric whose labels contain that. */
    double sum(String metric, String labels) {
        return text.lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> line.contains(labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The bucket, in seconds, within which that share of a timer's values lies since an earlier moment. */
    double within(String timer, double share, Scrape before) {
        double all = sum(timer + "_count", "") - before.sum(timer + "_count", "");
        return text.lines()
                .filter(line -> line.startsWith(timer + "_bucket{"))
                .filter(line -> added(line, before) >= share * all)
                .mapToDouble(line -> limit(line))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double added(String bucket, Scrape before) {
        String name = bucket.substring(0, bucket.lastIndexOf(' '));
        double earlier = before.text
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        return Double.parseDouble(bucket.substring(bucket.lastIndexOf(' ') + 1)) - earlier;
    }

    private static double limit(String bucket) {
        String le = bucket.replaceFirst(".*le=\"([^\"]+)\".*", "$1");
        return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
    }
}
