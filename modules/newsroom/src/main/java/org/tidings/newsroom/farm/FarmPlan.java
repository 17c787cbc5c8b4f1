package org.tidings.newsroom.farm;

import java.time.Duration;

/**
 * How many feeds on how many hosts, and how often they change. A few hosts have four times as many as the mean, most have
 * fewer. One feed in ten changes at every poll, some at every third, most hardly ever.
 *
 * @param feeds in all
 * @param hosts at {@code h0.example}, {@code h1.example} and so on
 * @param interval at which a feed is expected to be polled
 * @param fresh the share of polls, from 0 to 1, that find the document changed
 */
public record FarmPlan(int feeds, int hosts, Duration interval, double fresh) {
    public FarmPlan {
        if (hosts < 1 || feeds < hosts) {
            throw new IllegalArgumentException("every host needs a feed: " + feeds + " feeds on " + hosts + " hosts");
        }
        if (interval.toMillis() < 1 || fresh < 0 || fresh > 1) {
            throw new IllegalArgumentException("an interval must be positive and a share from 0 to 1");
        }
    }

    /** One poll in five finds something new. */
    public static FarmPlan of(int feeds, int hosts, Duration interval) {
        return new FarmPlan(feeds, hosts, interval, 0.2);
    }

    /** How many feeds each host has; all of them together are {@link #feeds}. */
    int[] sizes() {
        int most = Math.max(1, (int) (4L * feeds / hosts));
        int[] sizes = new int[hosts];
        int left = feeds;
        for (int host = 0; host < hosts; host++) {
            double place = (host + 0.5) / hosts;
            sizes[host] = Math.max(1, Math.min((int) (most * place * place * place), left - (hosts - host - 1)));
            left -= sizes[host];
        }
        for (int host = 0; left > 0; host = (host + 1) % hosts) {
            if (sizes[host] < most) {
                sizes[host]++;
                left--;
            }
        }
        return sizes;
    }
}
