package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.PageKind;
import org.tidings.scraper.extract.Extracted.ArticleText;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.facts.Languages;

/** Invented pages of every kind. */
class PageKindTest {
    private static final Extractor EXTRACTOR = new Extractor(new Languages());
    private static final String PROSE =
            "The wall that took nine years to build met its first real storm on Saturday, and it held through the night. ";

    private static PageKind kind(String html) {
        return kind(html, Pages.URL);
    }

    private static PageKind kind(String html, String url) {
        return kind(EXTRACTOR.extract(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", url));
    }

    private static PageKind kind(Extracted extracted) {
        return switch (extracted) {
            case ArticleText article -> article.kind();
            case NotNews other -> other.kind();
        };
    }

    private static String page(String title, String body) {
        return "<!doctype html><html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
    }

    private static String article(String title, int paragraphs) {
        String text = IntStream.range(0, paragraphs)
                .mapToObj(i -> "<p>" + PROSE + "That was told on day " + i + " of the storm.</p>")
                .collect(Collectors.joining());
        return page(title, "<article><h1>" + title + "</h1>" + text + "</article>");
    }

    private static String cards(int count, boolean teasers) {
        return IntStream.range(0, count)
                .mapToObj(i -> "<article class=card><h2><a href='/news/" + i + "'>Harbour story number " + i
                        + " of this week</a></h2>"
                        + (teasers
                                ? "<p>In story " + i
                                        + " of the week the harbour master speaks about the wall and the storm.</p>"
                                : "")
                        + "</article>")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Page not found | Harbour Courier",
                "404",
                "404 Not Found",
                "Error 404 - Harbour Courier",
                "Seite nicht gefunden | Hafenbote",
                "Diese Seite existiert nicht mehr",
                "Page introuvable - Le Quai",
                "Página no encontrada | El Muelle",
                "Pagina non trovata | Il Molo",
                "Página não encontrada",
                "Pagina niet gevonden | De Kade",
                "Nie znaleziono strony",
                "Sidan kunde inte hittas",
                "Siden blev ikke fundet",
                "Страница не найдена | Причал",
                "Sayfa bulunamadı",
                "お探しのページは見つかりませんでした | 港新聞",
                "页面不存在 - 港口报",
                "페이지를 찾을 수 없습니다",
                "الصفحة غير موجودة | الميناء",
                "Stránka nenalezena",
                "Oops! That page can’t be found."
            })
    void aMissingPageIsToldInManyLanguages(String title) {
        assertEquals(PageKind.SOFT_404, kind(page(title, "<h1>" + title + "</h1><p>…</p><a href=/>Home</a>")), title);
    }

    @Test
    void aMissingPageIsToldByItsText() {
        String body = "<h1>Sorry</h1><p>The page you are looking for has been moved or does not exist.</p>";
        assertEquals(PageKind.SOFT_404, kind(page("Harbour Courier", body)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Missing hikers not found after two days",
                "Why 404 is the number of the year",
                "Body of sailor not found, search ends"
            })
    void anArticleAboutWhatWasNotFoundIsAnArticle(String title) {
        assertEquals(PageKind.ARTICLE, kind(article(title, 3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Just a moment...; Checking your browser before you go on to harbour-courier.example.",
                "Attention required!; Please complete the security check to access the site. Reference #18.2f3",
                "Access denied; You don't have permission to access this page on this server. Reference #12.5c",
                "harbour-courier.example; Please enable JS and disable any ad blocker",
                "Access to this page has been denied; Press and hold to confirm you are a human (and not a bot).",
                "Before you continue; We and our 812 partners store information on your device. Accept all cookies to continue.",
                "Einen Moment bitte; Bitte bestätigen Sie, dass Sie ein Mensch sind und kein Roboter.",
                "Hafenbote; Ungewöhnlicher Datenverkehr aus Ihrem Netz: ungewöhnliche Aktivität wurde erkannt.",
                "Un instant; Veuillez confirmer que vous êtes humain avant d’accéder au site.",
                "Verificación de seguridad; Confirme que es un ser humano y no un robot.",
                "Verifica di sicurezza; Conferma di essere umano e non un robot.",
                "Acesso negado; Confirme que você é humano e ative o JavaScript e os cookies.",
                "Beveiligingscontrole; Bevestig dat u een mens bent en geen robot.",
                "Odmowa dostępu; Potwierdź, że jesteś człowiekiem, a nie robotem.",
                "Åtkomst nekad; Bekräfta att du är en människa.",
                "Доступ ограничен; Подтвердите, что вы человек, а не робот.",
                "Güvenlik kontrolü; Robot olmadığınızı ve insan olduğunuzu doğrulayın: doğrulamak için insan olduğunuzu seçin.",
                "アクセスが制限されています; あなたがロボットではないことを確認してください。",
                "安全验证; 请完成验证，确认您是真人。",
                "보안 확인; 로봇이 아닙니다를 눌러 주세요.",
                "التحقق الأمني; يرجى تأكيد أنك إنسان ولست روبوت."
            })
    void aWallIsToldInManyLanguages(String title, String text) {
        assertEquals(PageKind.WALL, kind(page(title, "<main><h1>" + title + "</h1><p>" + text + "</p></main>")), title);
    }

    @Test
    void aWallWithoutAWordIsToldByItsShape() {
        String silent = "<html><head><title>harbour-courier.example</title><meta name=robots content=noindex>"
                + "<script src='/x/challenge/v1.js'></script></head><body><div id=challenge-stage></div></body></html>";
        assertEquals(PageKind.WALL, kind(silent));
        String unscripted =
                "<html><head><title>Harbour</title></head><body><noscript>Please enable JavaScript and cookies to go on.</noscript>"
                        + "<script>go()</script></body></html>";
        assertEquals(PageKind.WALL, kind(unscripted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Access denied to harbour for trawlers",
                "Are you human? What a new test tells",
                "Court: security check at the port was unlawful",
                "Just a moment of calm before the storm"
            })
    void anArticleAboutWallsIsAnArticle(String title) {
        assertEquals(PageKind.ARTICLE, kind(article(title, 3)));
    }

    @Test
    void aShortArticleWithAConsentBannerIsAnArticle() {
        String html = page(
                "Ferry late",
                "<div class=cookie-banner><p>We use cookies. Accept all cookies to continue.</p></div>"
                        + "<article><h1>Ferry late</h1><p>" + PROSE + PROSE + PROSE + "</p></article>");
        assertEquals(PageKind.ARTICLE, kind(html));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://harbour-courier.example/",
                "https://harbour-courier.example/index.html",
                "https://harbour-courier.example/tag/storm",
                "https://harbour-courier.example/author/mirela-quint/",
                "https://harbour-courier.example/?s=storm",
                "https://harbour-courier.example/category/world/page/2",
                "https://harbour-courier.example/world"
            })
    void aListOfTeasersIsAHub(String url) {
        assertEquals(
                PageKind.HUB,
                kind(page("World | Harbour Courier", "<h1>World</h1><main>" + cards(14, true) + "</main>"), url));
    }

    @Test
    void aListOfHeadlinesIsAHub() {
        assertEquals(PageKind.HUB, kind(page("World", "<h1>World</h1><main>" + cards(40, false) + "</main>")));
    }

    @Test
    void aHubThatDescribesTheArticlesOfItsListIsAHub() {
        String items = IntStream.range(0, 10)
                .mapToObj(i -> "{\"@type\":\"NewsArticle\",\"headline\":\"Harbour story number " + i + "\"}")
                .collect(Collectors.joining(","));
        String data = "<script type='application/ld+json'>{\"@type\":\"CollectionPage\",\"hasPart\":[" + items
                + "]}</script>";
        assertEquals(
                PageKind.HUB,
                kind(
                        page("World", data + "<main>" + cards(14, true) + "</main>"),
                        "https://harbour-courier.example/world"));
    }

    @Test
    void anArticleAboveAListOfOthersIsAnArticle() {
        String html =
                article("Tide wall holds", 5).replace("</body>", "<section>" + cards(20, true) + "</section></body>");
        assertEquals(PageKind.ARTICLE, kind(html));
    }

    @Test
    void aGuideWhoseHeadingsAreLinksIsAnArticle() {
        String sections = IntStream.range(0, 9)
                .mapToObj(i -> "<h2><a href='https://shop.example/" + i + "'>The best rain coat number " + i
                        + " for storms</a></h2><p>" + PROSE + "It costs " + i + " crowns.</p><p>"
                        + PROSE.toUpperCase(java.util.Locale.ROOT) + i + ".</p><p>" + i + " is what we counted, and "
                        + PROSE + "</p>")
                .collect(Collectors.joining());
        assertEquals(
                PageKind.ARTICLE,
                kind(page(
                        "Nine rain coats",
                        "<article><h1>Nine rain coats</h1><p>" + PROSE + "</p>" + sections + "</article>")));
    }

    @Test
    void theBeginningOfWhatIsSoldIsATeaser() {
        String sold = article("Tide wall holds", 2)
                .replace(
                        "</article>",
                        "<div class=box><p>Subscribe to continue reading this article.</p></div></article>");
        assertEquals(PageKind.TEASER, kind(sold));
        String flagged = article("Tide wall holds", 2)
                .replace(
                        "<body>",
                        "<body><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Tide wall holds\",\"isAccessibleForFree\":false}</script>");
        assertEquals(PageKind.TEASER, kind(flagged));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Weiterlesen mit dem Probeabo",
                "Cet article est réservé aux abonnés",
                "Contenido exclusivo para suscriptores",
                "Contenuto riservato agli abbonati",
                "Exclusivo para assinantes",
                "Alleen voor abonnees",
                "Tylko dla prenumeratorów",
                "Endast för prenumeranter",
                "Только для подписчиков",
                "Okumaya devam etmek için abone olun",
                "この記事は有料会員限定です",
                "订阅后继续阅读全文",
                "للمشتركين فقط"
            })
    void aTeaserIsToldInManyLanguages(String line) {
        assertEquals(
                PageKind.TEASER,
                kind(article("Tide wall holds", 2).replace("</article>", "<div><p>" + line + "</p></div></article>")),
                line);
    }

    @Test
    void aWholeArticleThatIsSoldElsewhereIsAnArticle() {
        String html = article("Tide wall holds", 30)
                .replace(
                        "<body>",
                        "<body><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Tide wall holds\",\"isAccessibleForFree\":false}</script>");
        assertEquals(PageKind.ARTICLE, kind(html));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "%PDF-1.7 x; a PDF document",
                "GIF89a; a picture (GIF)",
                "{\\rtf1 x; an RTF document",
                "PK\u0003\u0004 word/document.xml; a text document",
                "PK\u0003\u0004 xl/workbook.xml; a spreadsheet",
                "<?xml version='1.0'?><rss>; a feed (RSS)",
                "<?xml version='1.0'?><!-- a --><feed xmlns=''>; a feed (Atom)",
                "<urlset>; a sitemap",
                "<svg xmlns=''>; a picture (SVG)",
                "ID3x; a sound",
                "    ftypisom; a film"
            })
    void namesWhatIsServedInstead(String body, String name) {
        byte[] bytes = (body.startsWith("ftyp") ? "    " + body : body).getBytes(StandardCharsets.ISO_8859_1);
        NotNews other = (NotNews) EXTRACTOR.extract(bytes, "text/html", Pages.URL);
        assertEquals(PageKind.NOT_HTML, other.kind());
        assertEquals(name, other.reason());
    }

    @Test
    void namesWhatOnlyItsHeaderTells() {
        assertEquals("JSON", reason("{\"a\": 1}", "application/json"));
        assertEquals(
                "a feed (JSON)", reason("{\"version\": \"https://jsonfeed.org/version/1\"}", "application/feed+json"));
        assertEquals("plain text", reason("The wall held.", "text/plain; charset=utf-8"));
        assertEquals("not HTML but image/x-odd", reason("abc", "image/x-odd"));
    }

    private static String reason(String body, String type) {
        NotNews other = (NotNews) EXTRACTOR.extract(body.getBytes(StandardCharsets.UTF_8), type, Pages.URL);
        assertEquals(PageKind.NOT_HTML, other.kind());
        return other.reason();
    }

    @Test
    void htmlUnderAWrongNameIsReadAllTheSame() {
        for (String type : List.of("text/plain", "application/octet-stream", "application/json", "image/png")) {
            assertEquals(
                    PageKind.ARTICLE,
                    kind(EXTRACTOR.extract(
                            article("Tide wall holds", 4).getBytes(StandardCharsets.UTF_8), type, Pages.URL)),
                    type);
        }
    }

    @Test
    void aVideoAndAGalleryHaveNoText() {
        assertEquals(
                PageKind.VIDEO,
                kind(
                        "<html><head><meta property=og:type content=video.other></head><body><h1>Waves</h1><video></video><p>Waves.</p></body>"));
        String pictures = "<figure><img src=a.jpg><figcaption>The wall at dawn.</figcaption></figure>".repeat(6);
        NotNews gallery = Pages.notNews(page("The wall in pictures", "<h1>The wall in pictures</h1>" + pictures));
        assertEquals(PageKind.GALLERY, gallery.kind());
        assertEquals("6 pictures without a text", gallery.reason());
    }

    @Test
    void aGalleryWithATextIsAnArticle() {
        String pictures = "<figure><img src=a.jpg><figcaption>The wall at dawn.</figcaption></figure>".repeat(6);
        assertTrue(Pages.article(article("The wall in pictures", 4).replace("</article>", pictures + "</article>"))
                        .text()
                        .length()
                > 300);
    }
}
