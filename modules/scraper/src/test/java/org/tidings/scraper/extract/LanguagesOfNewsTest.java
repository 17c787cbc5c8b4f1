package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.scraper.extract.Extracted.ArticleText;

/** The same page in many languages: text kept, "read more" dropped, language and date told. */
class LanguagesOfNewsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | Der Hafen blieb am Montag geschlossen, weil der Sturm noch nicht vorüber war, teilte die Stadt mit. | Lesen Sie auch | 14. März 2026
            fr | Le port est resté fermé lundi parce que la tempête n'était pas encore passée, a annoncé la ville. | Lire aussi | 14 mars 2026
            es | El puerto permaneció cerrado el lunes porque la tormenta aún no había pasado, informó la ciudad. | Lea también | 14 de marzo de 2026
            it | Il porto è rimasto chiuso lunedì perché la tempesta non era ancora passata, ha annunciato la città. | Leggi anche | 14 marzo 2026
            pt | O porto permaneceu fechado na segunda-feira porque a tempestade ainda não tinha passado, informou a cidade. | Leia também | 14 de março de 2026
            nl | De haven bleef maandag gesloten omdat de storm nog niet voorbij was, zo meldde de stad gisteren. | Lees ook | 14 maart 2026
            pl | Port pozostał zamknięty w poniedziałek, ponieważ burza jeszcze nie minęła, poinformowało miasto. | Czytaj też | 14 marca 2026
            sv | Hamnen förblev stängd på måndagen eftersom stormen ännu inte hade passerat, meddelade staden. | Läs också | 14 mars 2026
            ru | Порт оставался закрытым в понедельник, так как шторм ещё не прошёл, сообщила администрация города. | Читайте также | 14 марта 2026
            tr | Fırtına henüz geçmediği için liman pazartesi günü kapalı kaldı, diye açıkladı belediye başkanlığı. | İlgili haber | 14 Mart 2026
            ja | 嵐がまだ過ぎ去っていないため、港は月曜日も閉鎖されたままだと市が発表した。再開の見通しは立っていない。 | 関連記事 | 2026年3月14日
            zh | 由于风暴尚未过去，港口星期一仍然关闭，市政府宣布。重新开放的时间尚未确定，官员们正在等待天气好转。 | 延伸阅读 | 2026年3月14日
            ar | ظل الميناء مغلقا يوم الاثنين لأن العاصفة لم تمر بعد، كما أعلنت المدينة في بيان صدر مساء أمس. | اقرأ أيضا | 2026-03-14
            """)
    void readsThePage(String language, String sentence, String more, String date) {
        ArticleText article = Pages.article("""
                <html><body><article><h1>%1$s</h1><span class="date">%4$s</span>
                <p>%2$s</p><p>%2$s 1.</p><p><a href="/x">%3$s: %1$s</a></p><p>%2$s 2.</p><p>%2$s 3.</p></article></body></html>
                """.formatted("1 2 3 4", sentence, more, date));
        assertTrue(article.text().startsWith(sentence), article.text());
        assertTrue(article.text().endsWith(sentence + " 3."), article.text());
        assertFalse(article.text().contains(more), article.text());
        assertEquals(language, article.language());
        assertEquals("2026-03-14", String.valueOf(article.published()).substring(0, 10));
    }
}
