package org.tidings.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.console.copy.Copies;
import org.tidings.model.Alert;
import org.tidings.model.Article;
import org.tidings.model.ArticleFacts;
import org.tidings.model.Cause;
import org.tidings.model.Channel;
import org.tidings.model.Clause;
import org.tidings.model.Delivery;
import org.tidings.model.Entity;
import org.tidings.model.Feed;
import org.tidings.model.FeedStatus;
import org.tidings.model.Ids;
import org.tidings.model.Mentions;
import org.tidings.model.Origin;
import org.tidings.model.SecretRef;
import org.tidings.model.Snippet;
import org.tidings.model.SourceAlert;
import org.tidings.model.Trace;
import org.tidings.model.Watchlist;

/** An invented day: places, people, companies and news in it are made up. */
final class Sample {
    static final String LONG_TITLE = "Supercalifragilistic" + "compoundwithoutanybreak".repeat(9);
    static final String HOSTILE_TITLE =
            "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
                    + " <b>BREAKING</b> &amp; \u202Ereversed";

    private final Copies copies;
    private final Instant now;
    private int number;

    Sample(Copies copies, Instant now) {
        this.copies = copies;
        this.now = now;
    }

    static final Watchlist CALDER = Watchlist.of(
                    "calder-energy",
                    "Calder energy",
                    "@calder-grid AND (\"force majeure\" OR outage NEAR/8 port) AND @port-verrin")
            .withAlerts(new Watchlist.Alerting(null, Set.of(Alert.Kind.NEW), null, List.of("desk")))
            .withRevision(14, null)
            .withOrigin(Origin.CONSOLE);

    static Watchlist ports() {
        return Watchlist.of(
                        "port-closures", "Port closures", "(strike OR closure OR grève OR إغلاق OR ميناء) AND port*")
                .withOrigin(Origin.CONSOLE);
    }

    static Watchlist supply() {
        return Watchlist.of("supply-shocks", "Supply shocks", "none")
                .withAny(new Watchlist.Weighted(
                        3,
                        List.of(
                                new Watchlist.Term("\"force majeure\"", 2),
                                new Watchlist.Term("不可抗力", 2),
                                new Watchlist.Term("port NEAR/5 strike", 2),
                                new Watchlist.Term("football", -3))))
                .withRevision(22, null);
    }

    Sample config() {
        for (Watchlist watchlist : List.of(
                CALDER,
                ports(),
                supply(),
                Watchlist.of("lumen-recall", "Lumen recall", "Lumen AND recall*"),
                Watchlist.of("ostland-central-bank", "Ostland central bank", "\"central bank\" AND Ostland"))) {
            copies.config().put(watchlist.key(), watchlist);
        }
        Entity grid = new Entity(
                "calder-grid",
                "Calder Grid",
                null,
                List.of(Entity.Alias.of("كالدر غريد"), Entity.Alias.of("卡尔德电网")),
                Origin.CONSOLE);
        Entity port = new Entity(
                "port-verrin",
                "Port Verrin",
                null,
                List.of(Entity.Alias.of("ميناء فيرين"), Entity.Alias.of("维林港")),
                Origin.CONSOLE);
        Channel desk = new Channel(
                "desk",
                Channel.Type.WEBHOOK,
                "https://desk.example.org/hook",
                new SecretRef("/run/secrets/desk", null),
                false,
                Origin.FILE);
        copies.config().put(grid.key(), grid);
        copies.config().put(port.key(), port);
        copies.config().put(desk.key(), desk);
        return this;
    }

    Sample news() {
        Alert old = alert(
                Alert.Kind.MORE,
                ports(),
                2700,
                "Pilots’ union rejects the mediator’s second offer",
                "Wire One",
                "wireone.example",
                "en",
                "Pilots’ union members said they would stay out until the port authority withdrew its claim. A strike vote follows on Thursday.",
                "port",
                "strike");
        alert(
                Alert.Kind.NEW,
                Watchlist.of("lumen-recall", "Lumen recall", "Lumen AND recall*"),
                3300,
                "Lumen Pharma recalls two lots of paediatric inhalers in Ostland and Calder after dosing fault, regulator says in a long statement",
                "Ostland Health Review",
                "health-review.example",
                "en",
                "The regulator recalled lots 44A and 44B of the inhaler sold since May. Lumen said that nobody had come to harm.",
                "recalled",
                "Lumen");
        alert(
                Alert.Kind.NEW,
                ports(),
                5400,
                LONG_TITLE,
                "A source whose name is as long as its publisher was proud of it, Incorporated and Sons",
                "xn--80ak6aa92e.example",
                null,
                "The port closure goes on.",
                "closure",
                "port");
        alert(
                Alert.Kind.NEW,
                ports(),
                6000,
                HOSTILE_TITLE,
                "<i>Hostile</i> Herald",
                "hostile.example",
                "en",
                "A closure of the port, <script>document.title='ran'</script> they said.",
                "closure",
                "port");
        alert(
                Alert.Kind.MORE,
                ports(),
                6600,
                null,
                "Sound FM",
                "soundfm.example",
                "en",
                "The harbour office was closed when we called. The port closure stands.",
                "closure",
                "port");
        alert(
                Alert.Kind.NEW,
                supply(),
                1260,
                "海峡关闭第三晚：卡尔德电网宣布不可抗力，现货价格上涨四成",
                "Bay Daily 海湾日报",
                "bay-daily.example",
                "zh",
                "卡尔德电网周一晚宣布不可抗力，维林港引航员罢工进入第三天。",
                "不可抗力",
                "不可抗力");
        alert(
                Alert.Kind.UPDATE,
                ports(),
                900,
                "Nine carriers at anchor off the Sound, not nineteen; harbour master corrects the morning count",
                "The Lowland Post",
                "lowland.example",
                "en",
                "Nine carriers wait for the port to open, the harbour master said, after the strike closed the strait.",
                "port",
                "strike");
        alert(
                Alert.Kind.NEW,
                ports(),
                540,
                "المرسى: إغلاق ميناء فيرين أمام ناقلات الغاز حتى إشعار آخر",
                "Al-Marsa",
                "almarsa.example",
                "ar",
                "قالت هيئة الميناء إن ميناء فيرين سيبقى مغلقا أمام الناقلات حتى الخميس. إغلاق ثان متوقع.",
                "إغلاق",
                "ميناء");
        alert(
                Alert.Kind.SPIKE,
                ports(),
                240,
                "Port strike: 34 articles in one hour, five times the usual",
                "Coastline Radio",
                "coastline.example",
                "en",
                "Top words: strike, pilots, tugs. The port stays shut.",
                "strike",
                "port");
        calder();
        copies.reads().read(old.id());
        copies.reads().shown(now.minusSeconds(1000));
        copies.reads().shown(now.minusSeconds(60));
        copies.desk()
                .put(
                        old.id(),
                        new org.tidings.model.Desk(old.id(), "port-closures", "console", now, null, null, null, now));
        return this;
    }

    private Alert calder() {
        String title = "Calder Grid declares force majeure as Verrin strait stays shut for a third night";
        String text =
                "Calder Grid said on Monday night that it had declared force majeure on all deliveries booked through Port Verrin,"
                        + " citing the pilots’ strike that has kept the strait shut for a third night and left nine gas carriers at anchor off the Sound.\n\n"
                        + "“We have exhausted every alternative berth,” the operator’s head of supply, Edda Lindqvist, told reporters.\n\n"
                        + "The clause frees the operator from penalties until the strait reopens. Buyers in Ostland said they would contest it.";
        Article article = article(title, "Harbour Gazette", "harbour-gazette.example", "en", text, 75);
        copies.articles().add(article);
        List<Clause> clauses = new ArrayList<>();
        clauses.addAll(clauses(article, "@calder-grid", "Calder Grid"));
        clauses.addAll(clauses(article, "\"force majeure\"", "force majeure"));
        clauses.addAll(clauses(article, "@port-verrin", "Port Verrin"));
        List<ArticleFacts> others = List.of(
                ArticleFacts.of(article),
                ArticleFacts.of(article(
                        "Calder Grid calls force majeure on gas deliveries booked through the strait",
                        "Wire One",
                        "wireone.example",
                        "en",
                        "x",
                        70)),
                ArticleFacts.of(article(
                        "Force majeure: Calder stopper leverancer",
                        "Nordhavn Dagblad",
                        "nordhavn.example",
                        "da",
                        "x",
                        65)),
                ArticleFacts.of(article(title + " (copy)", "Coastline Radio", "coastline.example", "en", "x", 60)));
        Alert alert = new Alert(
                "9f3c21aa00112233445566778899aabb",
                Alert.Kind.NEW,
                new Alert.WatchlistRef(CALDER.id(), CALDER.name(), 14),
                new Alert.Story("5701", now.minusSeconds(75), others, 4),
                ArticleFacts.of(article, List.of("calder-grid", "port-verrin", "gone")),
                1,
                Cause.FIRST,
                clauses,
                snippet(text, "force majeure", "Port Verrin"),
                1,
                now.minusSeconds(70));
        copies.alerts().add(alert);
        return alert;
    }

    Alert alert(
            Alert.Kind kind,
            Watchlist watchlist,
            int secondsAgo,
            @Nullable String title,
            String sourceName,
            String source,
            @Nullable String language,
            String text,
            String first,
            String second) {
        Article article = article(title, sourceName, source, language, text, secondsAgo + 2);
        copies.articles().add(article);
        List<Clause> clauses = new ArrayList<>(clauses(article, first, first));
        if (!second.equals(first)) {
            clauses.addAll(clauses(article, second, second));
        }
        String story = Ids.story(watchlist.id(), article.id());
        Alert alert = new Alert(
                Ids.alert(watchlist.id(), story, kind, article.id()),
                kind,
                new Alert.WatchlistRef(watchlist.id(), watchlist.name(), watchlist.revision()),
                new Alert.Story(story, article.firstSeen(), List.of(ArticleFacts.of(article)), 1 + number % 4),
                ArticleFacts.of(article),
                1,
                Cause.FIRST,
                clauses,
                snippet(text, first, second),
                1,
                now.minusSeconds(secondsAgo));
        copies.alerts().add(alert);
        return alert;
    }

    /** More of the same, in the past. */
    Sample history(int count) {
        for (int i = 0; i < count; i++) {
            alert(
                    i % 5 == 0 ? Alert.Kind.MORE : Alert.Kind.NEW,
                    ports(),
                    7_000 + i * 420,
                    "Harbour notes, number " + i + ": tugs, tides and the strike at the outer port",
                    "Tidende Vest",
                    "tidende.example",
                    "en",
                    "The strike at the outer port went on, notice " + i + " says.",
                    "strike",
                    "port");
        }
        return this;
    }

    Article article(
            @Nullable String title,
            String sourceName,
            String source,
            @Nullable String language,
            String text,
            int secondsAgo) {
        number++;
        String url = "https://" + source + "/news/" + number;
        return new Article(
                Ids.article(url),
                "a" + number,
                url,
                url,
                source,
                sourceName,
                title,
                null,
                text,
                List.of("Ines Aldane", "Tomas Reyne"),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                language,
                now.minusSeconds(secondsAgo + 3L).atOffset(ZoneOffset.UTC),
                null,
                null,
                Article.Extraction.FULL,
                null,
                null,
                null,
                Ids.content(title, text),
                null,
                Cause.FIRST,
                false,
                List.of("f" + number),
                sourceName,
                List.of(),
                null,
                now.minusSeconds(secondsAgo),
                now.minusSeconds(secondsAgo - 1L));
    }

    private static List<Clause> clauses(Article article, String clause, String words) {
        List<Clause> clauses = new ArrayList<>();
        if (article.title() != null && article.title().contains(words)) {
            int at = article.title().indexOf(words);
            clauses.add(new Clause(clause, "title", at, at + words.length(), words, null));
        }
        for (int at = article.text().indexOf(words);
                at >= 0;
                at = article.text().indexOf(words, at + 1)) {
            clauses.add(new Clause(clause, "body", at, at + words.length(), words, null));
        }
        return clauses;
    }

    private static @Nullable Snippet snippet(String text, String... words) {
        List<Integer> marks = new ArrayList<>();
        for (String word : words) {
            int at = text.indexOf(word);
            if (at >= 0) {
                marks.add(at);
                marks.add(at + word.length());
            }
        }
        return marks.isEmpty()
                ? null
                : new Snippet("body", text.length() > 240 ? text.substring(0, 240) + "…" : text, marks);
    }

    Sample sources() {
        source(
                "https://lowland-evening.example/rss",
                "Lowland Evening News",
                FeedStatus.State.FAILING,
                14_400,
                9,
                "403 Forbidden",
                403);
        source(
                "https://bay-evening.example/rss",
                "Bay Evening 海湾晚报",
                FeedStatus.State.FAILING,
                10_800,
                4,
                "HTML instead of a feed, and a rather long sentence about it",
                200);
        source(
                "https://strait.example/rss",
                "Strait Herald",
                FeedStatus.State.BLOCKED,
                7_200,
                12,
                "an HTML page where a feed was expected",
                200);
        source("https://strait.example/sport", "Strait Herald, sport", FeedStatus.State.ON_TIME, 700, 0, null, 304);
        source("https://old-pier.example/rss", "Old Pier News", FeedStatus.State.GONE, 900_000, 1, "HTTP 410", 410);
        source("https://wireone.example/flash", "Wire One, flash", FeedStatus.State.LOSSY, 60, 0, null, 200);
        source("https://tidende.example/rss", "Tidende Vest", FeedStatus.State.MOVED, 60, 0, null, 200);
        sourceAlerts();
        source(
                "https://gazette.ostland.example/feed",
                "Ostland Gazette of Record",
                FeedStatus.State.SILENT,
                777_600,
                0,
                null,
                200);
        source(
                "https://wireone.example/world",
                "Wire One, world",
                FeedStatus.State.THROTTLED,
                660,
                1,
                "429, wait 15 min",
                429);
        source("https://alufuq.example/rss", "الأفق Al-Ufuq", FeedStatus.State.LATE, 5_760, 0, null, 304);
        source("https://harbour-gazette.example/rss", "Harbour Gazette", FeedStatus.State.ON_TIME, 120, 0, null, 200);
        source("https://nordhavn.example/feed", "Nordhavn Dagblad", FeedStatus.State.ON_TIME, 360, 0, null, 304);
        Feed fresh = Feed.of("https://coastalenergy.example/atom", Origin.CONSOLE);
        copies.feeds().put(fresh.id(), fresh);
        return this;
    }

    private void sourceAlerts() {
        told(SourceAlert.Kind.FAILING, "lowland-evening.example", 1, 1, 0, "403 Forbidden", 9_000);
        told(SourceAlert.Kind.FAILING, "strait.example", 1, 2, 0, "an HTML page where a feed was expected", 6_600);
        told(SourceAlert.Kind.SILENT, "gazette.ostland.example", 1, 1, 0, null, 90_000);
        told(SourceAlert.Kind.FAILING, "coast-group.example", 500, 500, 0, "no connection within 5 s", 5_400);
        told(SourceAlert.Kind.RECOVERED, "coast-group.example", 497, 500, 3, null, 1_800);
    }

    private void told(
            SourceAlert.Kind kind, String host, int count, int total, int left, @Nullable String cause, int ago) {
        Instant at = now.minusSeconds(ago);
        Instant since = at.minusSeconds(600);
        List<String> feeds =
                List.of(Feed.of("https://" + host + "/rss", Origin.CONSOLE).id());
        boolean whole = count == total;
        String id = Ids.sourceAlert(host, kind, since);
        copies.sourceAlerts().add(new SourceAlert(id, host, kind, feeds, count, total, whole, left, cause, since, at));
    }

    private void source(
            String url,
            String title,
            FeedStatus.State state,
            int lastNew,
            int failures,
            @Nullable String cause,
            int status) {
        Feed feed = Feed.of(url, failures > 5 ? Origin.FILE : Origin.CONSOLE)
                .withTitle(title)
                .withTags(List.of("lowlands", "daily"));
        copies.feeds().put(feed.id(), feed);
        copies.statuses()
                .put(
                        feed.id(),
                        new FeedStatus(
                                feed.id(),
                                state,
                                now.minusSeconds(10_800),
                                null,
                                null,
                                title,
                                null,
                                null,
                                null,
                                now.minusSeconds(40),
                                now.plusSeconds(540),
                                null,
                                now.minusSeconds(lastNew),
                                null,
                                Duration.ofMinutes(10),
                                7 * 41,
                                failures,
                                null,
                                cause,
                                status,
                                null,
                                null,
                                List.of()));
    }

    Sample pipeline() {
        for (int i = 0; i < 400; i++) {
            Instant at = now.minusSeconds(i * 3L);
            trace(i, Trace.Outcome.PAGE, at);
            if (i % 3 > 0) {
                trace(10_000 + i, Trace.Outcome.KNOWN, at);
            }
            if (i > 8) {
                trace(
                        i,
                        i % 50 == 0
                                ? Trace.Outcome.DEAD_LETTER
                                : i % 20 == 0 ? Trace.Outcome.NOT_NEWS : Trace.Outcome.ARTICLE,
                        at);
                if (i % 20 != 0 && i % 50 != 0) {
                    trace(i, i % 9 == 0 ? Trace.Outcome.MATCHED : Trace.Outcome.UNMATCHED, at);
                    if (i % 9 == 0) {
                        trace(i, i % 27 == 0 ? Trace.Outcome.ALERTED : Trace.Outcome.ATTACHED, at);
                    }
                }
            }
        }
        for (int i = 0; i < 60; i++) {
            copies.lags().sample("pages", "scraper", now.minusSeconds(120 - 2L * i), 300 + i, 297 + (i < 40 ? i : 39));
            copies.lags().sample("entries", "intake", now.minusSeconds(120 - 2L * i), 900 + i, 900 + i);
            copies.lags().sample("articles", "filter", now.minusSeconds(120 - 2L * i), 280 + i, 280 + i);
            copies.lags().sample("matches", "alerts", now.minusSeconds(120 - 2L * i), 40 + i, 40 + i);
            copies.lags().sample("alerts", "notifier", now.minusSeconds(120 - 2L * i), 10, 10);
        }
        delivery("d1", Delivery.Status.DELIVERED, 1, 200, "OK");
        delivery("d2", Delivery.Status.PENDING, 3, 503, "Service Unavailable");
        delivery("d3", Delivery.Status.DEAD, 10, null, "no answer within 15 s");
        return this;
    }

    private static final List<Entity> PEOPLE = List.of(
            person("lindqvist", "Edda Lindqvist", Origin.CONSOLE),
            person(
                    "long",
                    "The Consolidated Authority for Harbours, Pilotage, Tides and Lights of Lower Ostland",
                    Origin.FILE),
            person("marsa", "هيئة ميناء فيرين", Origin.FILE),
            person("bay", "海湾日报社", Origin.API),
            person("ostland", "Ostland", Origin.FILE),
            person("quiet", "Vireo Ferries", Origin.FILE));

    private static Entity person(String id, String name, Origin origin) {
        return new Entity(id, name, null, List.of(), origin);
    }

    /** Thirty days of who was in the news, and names that wait. */
    Sample mentions() {
        PEOPLE.forEach(entity -> copies.config().put(entity.key(), entity));
        for (int day = 0; day < 30; day++) {
            for (int i = 0; i < 2 + day * 7 % 5; i++) {
                mentioned(day * 86_400 + 600 + i * 900, "Tides and tugs, note " + i, "en", "ostland", "port-verrin");
            }
            if (day % 3 == 0) {
                mentioned(day * 86_400 + 5_000, "وصلت ناقلة إلى الميناء", "ar", "marsa", "port-verrin");
                mentioned(day * 86_400 + 5_100, "海峡关闭第三晚", "zh", "bay", "long");
            }
        }
        for (int i = 0; i < 14; i++) {
            mentioned(
                    1_000 + i * 1_200,
                    i == 3 ? LONG_TITLE : i == 4 ? HOSTILE_TITLE : "Lindqvist answers, part " + i,
                    "en",
                    "lindqvist",
                    "calder-grid");
        }
        mentioned(300, "Lindqvist answers alone", "en", "lindqvist");
        named("Odile Marchais", "minister", 5);
        named("Vireo Harbour Works", "Ltd", 4);
        named("Эдда Орр", "министр", 3);
        named("Consolidated Ministry of Harbours and Pilotage and Everything That Floats Upon It", "ministry", 3);
        return this;
    }

    private void mentioned(int secondsAgo, String title, String language, String... entities) {
        number++;
        List<Mentions.Mention> mentions = new ArrayList<>();
        for (String entity : entities) {
            mentions.add(new Mentions.Mention(entity, 1, true, 0));
        }
        copies.news()
                .add(new Mentions(
                        "m" + number,
                        "c" + number,
                        "harbour-gazette.example",
                        title,
                        "https://harbour-gazette.example/m/" + number,
                        language,
                        now.minusSeconds(secondsAgo),
                        mentions,
                        List.of()));
    }

    void named(String text, String trigger, int articles) {
        for (int i = 0; i < articles; i++) {
            number++;
            copies.names()
                    .add(new Mentions(
                            "m" + number,
                            "c" + number,
                            "source-" + i + ".example",
                            "How " + text + " came into the news, part " + i,
                            null,
                            "en",
                            now.minusSeconds(900L * i),
                            List.of(),
                            List.of(new Mentions.Candidate(text, trigger, 1))));
        }
    }

    private void trace(int item, Trace.Outcome outcome, Instant at) {
        copies.traces().add(new Trace("article" + item, outcome, "subject" + item, null, null, at));
    }

    private void delivery(String id, Delivery.Status status, int attempts, @Nullable Integer answer, String words) {
        Delivery delivery = new Delivery(
                id,
                "desk",
                "9f3c21aa00112233445566778899aabb",
                CALDER.id(),
                "Calder Grid declares force majeure",
                status,
                null,
                attempts,
                status == Delivery.Status.PENDING ? now.plusSeconds(300) : null,
                answer,
                words,
                now.minusSeconds(50));
        copies.deliveries().put(delivery.key(), delivery);
    }
}
