package org.tidings.scraper.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.model.PageKind;
import org.tidings.scraper.extract.Extracted.NotNews;
import org.tidings.scraper.extract.facts.Head;
import org.tidings.scraper.extract.text.Layout;

/** Tells pages that are no article from those that are. In doubt, it is one. */
final class PageKinds {
    private static final int LITTLE = 250;
    private static final int SCRAP = 40;
    private static final Pattern MISSING = Pattern.compile(
            "\\b404\\b|page not found|not found|page (doesn't|does not|no longer) exists?|page is (no longer|not) (here|available)|seite (existiert nicht|(wurde )?nicht gefunden)|page (introuvable|non trouvée|.{0,20}n['’]existe (plus|pas))|página (ya )?no (existe|está disponible)|pagina non esiste|página não existe|pagina bestaat niet|страница (не найдена|не существует|удалена)|ページ.{0,8}(見つかりません|存在しません|ありません)|الصفحة.{0,12}(غير موجودة|لم تعد)|página no encontrada|pagina non trovata|página não encontrada|pagina niet gevonden",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WALL = Pattern.compile(
            "just a moment|attention required|are you a robot|verify (that )?you are (a )?human|access denied|enable (javascript|cookies)|before you continue|security check|cookie consent|bot verification|checking your browser",
            Pattern.CASE_INSENSITIVE);

    private PageKinds() {}

    static @Nullable NotNews notNews(Head head, Layout layout, @Nullable String title, List<String> paragraphs) {
        int length = paragraphs.stream().mapToInt(String::length).sum();
        String said = (title == null ? "" : title) + " " + (head.title == null ? "" : head.title);
        if (length < 4 * LITTLE && MISSING.matcher(said).find()) {
            return new NotNews(PageKind.SOFT_404, "the page says that it was not found");
        }
        if (length < 2 * LITTLE
                && WALL.matcher(said + " " + String.join(" ", paragraphs)).find()) {
            return new NotNews(PageKind.WALL, "a consent form or a check stands before the article");
        }
        if (length >= LITTLE || (head.linkedData.describesArticle() && length > 0)) {
            return null;
        }
        return little(head, layout, length);
    }

    private static @Nullable NotNews little(Head head, Layout layout, int length) {
        String type = String.valueOf(head.meta("og:type")).toLowerCase(Locale.ROOT);
        if (type.startsWith("video") || head.linkedData.isOfType("VideoObject")) {
            return new NotNews(PageKind.VIDEO, "a video without a text");
        }
        if (head.linkedData.isOfType("ImageGallery")) {
            return new NotNews(PageKind.GALLERY, "pictures without a text");
        }
        if (isHub(head, layout, length) && !type.equals("article")) {
            return new NotNews(PageKind.HUB, "a list of links");
        }
        if (length < SCRAP && figures(layout) >= 3) {
            return new NotNews(PageKind.GALLERY, "pictures without a text");
        }
        return length == 0 ? new NotNews(PageKind.EMPTY, "no text of an article was found") : null;
    }

    private static boolean isHub(Head head, Layout layout, int length) {
        long links = layout.runs.stream().filter(run -> run.linkDensity() > 0.8).count();
        return links > 30 || (links >= 5 && length == 0 && mostlyLinks(layout) && !head.linkedData.describesArticle());
    }

    private static boolean mostlyLinks(Layout layout) {
        return layout.boxes.get(0).linkDensity() > 0.4;
    }

    private static long figures(Layout layout) {
        return layout.boxes.stream().filter(box -> box.tag.equals("figure")).count();
    }
}
