package org.tidings.courier;

import java.time.Duration;
import java.time.Instant;
import org.tidings.courier.channel.Answer;
import org.tidings.courier.channel.Payload;
import org.tidings.courier.channel.Signature;
import org.tidings.model.Channel;
import org.tidings.model.Notice;
import org.tidings.runtime.config.Secrets;
import org.tidings.runtime.http.Fetched;
import org.tidings.runtime.http.WebClient;

/** One attempt at one endpoint, as Standard Webhooks 1.0 says. Blocks its thread until the deadline at most. */
final class Webhook {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_WORDS = 200;

    private final WebClient web;
    private final Duration deadline;

    Webhook(WebClient web, Duration deadline) {
        this.web = web;
        this.deadline = deadline;
    }

    Tried post(Channel channel, Notice notice, Instant now) {
        if (channel.url() == null) {
            return new Tried.Blocked("the channel " + channel.id() + " has no url: give it one");
        }
        byte[] body = Payload.of(notice.alert()).bytes();
        WebClient.Request request = WebClient.Request.post(channel.url(), "application/json", body)
                .withHeader("webhook-id", notice.id())
                .withHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .withDeadline(deadline)
                .withMaxBytes(MOST_BYTES);
        try {
            return tried(web.fetch(signed(request, channel, notice, now, body)));
        } catch (IllegalArgumentException e) {
            return new Tried.Blocked("the channel " + channel.id() + ": " + e.getMessage());
        }
    }

    /** The secret is read at each use, so that one that was replaced or came late serves the next attempt. */
    private static WebClient.Request signed(
            WebClient.Request request, Channel channel, Notice notice, Instant now, byte[] body) {
        if (channel.secret() == null) {
            return request;
        }
        Signature signature = Signature.with(Secrets.read(channel.secret()));
        return request.withHeader("webhook-signature", signature.of(notice.id(), now, body));
    }

    private static Tried tried(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Page page -> answered(page.status(), Duration.ZERO, "");
            case Fetched.NotModified unexpected -> answered(304, Duration.ZERO, "");
            case Fetched.Gone gone -> answered(gone.status(), Duration.ZERO, "it asks for nothing more");
            case Fetched.Throttled throttled ->
                answered(throttled.status(), throttled.retryAfter(), "it asks to be left alone for a while");
            case Fetched.Refused refused -> new Tried.Answered(new Answer.Failed(), null, refused.reason());
            case Fetched.Failed failed -> failed(failed);
        };
    }

    private static Tried failed(Fetched.Failed failed) {
        String words =
                failed.answer().isBlank() ? failed.reason() : failed.answer().strip();
        return failed.status() == null
                ? new Tried.Answered(new Answer.Failed(), null, first(failed.reason()))
                : answered(failed.status(), Duration.ZERO, first(words));
    }

    private static Tried answered(int status, Duration retryAfter, String words) {
        return new Tried.Answered(Answer.of(status, retryAfter), status, words);
    }

    private static String first(String words) {
        return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + "…";
    }
}
