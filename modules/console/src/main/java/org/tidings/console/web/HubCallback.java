package org.tidings.console.web;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.console.copy.SubscriptionBook;
import org.tidings.model.FeedRequest;
import org.tidings.model.FeedRequest.HubWord;
import org.tidings.model.FeedRequest.Reason;
import org.tidings.model.Subscription;
import org.tidings.model.Subscription.State;
import org.tidings.model.Word;
import org.tidings.poller.feed.HubCall;
import org.tidings.poller.feed.PushSignature;

/**
 * Where hubs confirm subscriptions and tell of news (WebSub). A hub has no token of the console's: what it has is an
 * address that nobody can guess, and for news a signature. Whatever else comes is told nothing.
 */
final class HubCallback {
    /** What every callback's address begins with, behind the public one. */
    static final String PATH = "/websub/";

    private static final Logger log = LoggerFactory.getLogger(HubCallback.class);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String NOBODY = "";
    private static final int LONGEST = 10 << 20;
    private static final int PIECE = 16 << 10;

    private enum Outcome implements Word {
        VERIFIED,
        BAD_SIGNATURE,
        UNKNOWN,
        TOO_MANY,
        TOO_LONG
    }

    private final SubscriptionBook subscriptions;
    private final Actions actions;
    private final InstantSource clock;
    private final RateBound known;
    private final RateBound unknown;
    private final Map<Outcome, Counter> notices = new EnumMap<>(Outcome.class);

    HubCallback(SubscriptionBook subscriptions, Actions actions, MeterRegistry meters, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.actions = actions;
        this.clock = clock;
        this.known = new RateBound(20, 2, clock);
        this.unknown = new RateBound(100, 10, clock);
        for (Outcome outcome : Outcome.values()) {
            notices.put(
                    outcome,
                    Counter.builder("tidings.console.notices")
                            .description("What hubs, or others in their name, sent to callbacks")
                            .baseUnit("notices")
                            .tag("outcome", outcome.word())
                            .register(meters));
        }
    }

    List<Route> routes() {
        return List.of(Route.hub(GET, PATH + "{token}", this::asked), Route.hub(POST, PATH + "{token}", this::noticed));
    }

    /** A hub makes sure that we want what we asked for, or says that it will not. */
    private void asked(Context ctx) throws InterruptedException {
        Subscription ours = subscription(ctx);
        if (ours == null) {
            return;
        }
        HubCall.Answer answer = call(ctx).about(ours);
        if (answer == null) {
            ctx.status(404);
            return;
        }
        actions.told(request(ours, answer.reason(), answer.lease(), answer.why()));
        ctx.status(200).contentType("text/plain").result(answer.reply());
    }

    private static HubCall call(Context ctx) {
        return new HubCall(
                ctx.queryParam("hub.mode"),
                ctx.queryParam("hub.topic"),
                ctx.queryParam("hub.challenge"),
                ctx.queryParam("hub.lease_seconds"),
                ctx.queryParam("hub.reason"));
    }

    /** News. What is not signed with our secret is answered as if it were, so that nobody learns anything, and forgotten. */
    private void noticed(Context ctx) throws InterruptedException, IOException {
        Subscription ours = subscription(ctx);
        if (ours == null) {
            if (ctx.statusCode() == 404) {
                count(Outcome.UNKNOWN);
            }
            return;
        }
        if (ours.state() == State.LEAVING) {
            count(Outcome.UNKNOWN);
            ctx.status(410);
            return;
        }
        Outcome outcome = outcome(ctx, ours);
        count(outcome);
        if (outcome == Outcome.TOO_LONG) {
            ctx.status(413);
            return;
        }
        if (outcome == Outcome.VERIFIED) {
            actions.told(request(ours, Reason.NOTICE, null, null));
        } else {
            log.atInfo().addKeyValue("feed", ours.feed()).log("a notice without our signature is ignored");
        }
        ctx.status(202);
    }

    /** The feed is polled afterwards: of what was sent, nothing is kept. */
    private static Outcome outcome(Context ctx, Subscription ours) throws IOException {
        PushSignature signature = PushSignature.claimed(ctx.header("X-Hub-Signature"), ours.secret());
        byte[] piece = new byte[PIECE];
        long length = 0;
        InputStream body = ctx.bodyInputStream();
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            length += read;
            if (length > LONGEST) {
                return Outcome.TOO_LONG;
            }
            if (signature != null) {
                signature.update(piece, read);
            }
        }
        return signature != null && signature.isRight() ? Outcome.VERIFIED : Outcome.BAD_SIGNATURE;
    }

    /** Null when the request has been answered. */
    private @Nullable Subscription subscription(Context ctx) throws InterruptedException {
        String token = ctx.pathParam("token");
        if (!TOKEN.matcher(token).matches()) {
            ctx.status(404);
            return null;
        }
        Subscription found = subscriptions.ofToken(token, Duration.ZERO).orElse(null);
        RateBound bound = found == null ? unknown : known;
        if (!bound.allows(found == null ? NOBODY : found.id())) {
            count(Outcome.TOO_MANY);
            ctx.status(429).header("Retry-After", "1");
            return null;
        }
        Subscription ours =
                found == null ? subscriptions.ofToken(token, PATIENCE).orElse(null) : found;
        if (ours == null) {
            ctx.status(404);
        }
        return ours;
    }

    private FeedRequest request(Subscription ours, Reason reason, @Nullable Duration lease, @Nullable String why) {
        return new FeedRequest(ours.feed(), reason, clock.instant(), new HubWord(ours.id(), lease, why));
    }

    private void count(Outcome outcome) {
        Objects.requireNonNull(notices.get(outcome)).increment();
    }
}
