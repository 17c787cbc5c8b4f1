package org.tidings.scraper.extract.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    private static final Languages LANGUAGES = new Languages();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The port stayed closed on Monday because the storm had not passed yet, the town said, and nobody knows when it will be open for the boats that wait outside.
            de | Der Hafen blieb am Montag geschlossen, weil der Sturm noch nicht vorüber war, teilte die Stadt mit, und niemand weiß, wann er für die wartenden Schiffe wieder geöffnet wird.
            fr | Le port est resté fermé lundi parce que la tempête n'était pas encore passée, a annoncé la ville, et personne ne sait quand il sera rouvert pour les bateaux qui attendent.
            es | El puerto permaneció cerrado el lunes porque la tormenta aún no había pasado, informó la ciudad, y nadie sabe cuándo se abrirá para los barcos que esperan en la bahía.
            it | Il porto è rimasto chiuso lunedì perché la tempesta non era ancora passata, ha annunciato la città, e nessuno sa quando sarà aperto per le barche che aspettano nella baia.
            pt | O porto permaneceu fechado na segunda-feira porque a tempestade ainda não tinha passado, informou a cidade, e ninguém sabe quando será aberto para os barcos que esperam.
            nl | De haven bleef maandag gesloten omdat de storm nog niet voorbij was, zo meldde de stad, en niemand weet wanneer hij weer opengaat voor de boten die buiten liggen te wachten.
            pl | Port pozostał zamknięty w poniedziałek, ponieważ burza jeszcze nie minęła, poinformowało miasto, i nikt nie wie, kiedy zostanie otwarty dla statków czekających na redzie.
            sv | Hamnen förblev stängd på måndagen eftersom stormen ännu inte hade passerat, meddelade staden, och ingen vet när den öppnas för de båtar som väntar utanför i vinden.
            fi | Satama pysyi suljettuna maanantaina, koska myrsky ei ollut vielä mennyt ohi, kaupunki ilmoitti, eikä kukaan tiedä, milloin se avataan ulkona odottaville veneille.
            ru | Порт оставался закрытым в понедельник, так как шторм ещё не прошёл, сообщила администрация города, и никто не знает, когда он откроется для судов, которые ждут на рейде.
            uk | Порт залишався зачиненим у понеділок, оскільки шторм ще не минув, повідомило місто, і ніхто не знає, коли його відкриють для кораблів, які чекають на рейді.
            tr | Fırtına henüz geçmediği için liman pazartesi günü kapalı kaldı, diye açıkladı belediye başkanlığı, ve dışarıda bekleyen tekneler için ne zaman açılacağını kimse bilmiyor.
            ar | ظل الميناء مغلقا يوم الاثنين لأن العاصفة لم تمر بعد، كما أعلنت المدينة في بيان صدر مساء أمس، ولا أحد يعرف متى سيفتح أمام القوارب التي تنتظر في الخارج.
            he | הנמל נשאר סגור ביום שני משום שהסערה עדיין לא חלפה, כך מסרה העירייה, ואיש אינו יודע מתי ייפתח לסירות הממתינות בחוץ ברוח החזקה ובגשם.
            hi | तूफ़ान अभी नहीं गुज़रा है, इसलिए बंदरगाह सोमवार को भी बंद रहा, शहर ने अपने बयान में बताया, और कोई नहीं जानता कि बाहर इंतज़ार कर रही नावों के लिए वह कब खुलेगा।
            ja | 嵐がまだ過ぎ去っていないため、港は月曜日も閉鎖されたままだと市が発表した。外で待っている船のためにいつ開かれるのかは誰も知らない。再開の見通しは立っていない。
            zh | 由于风暴尚未过去，港口星期一仍然关闭，市政府宣布。没有人知道港口何时会为在外面等待的船只重新开放，官员们正在等待天气好转。
            ko | 폭풍이 아직 지나가지 않아 월요일에도 항구가 폐쇄되었다고 시가 발표했다. 밖에서 기다리는 배들을 위해 언제 다시 열릴지는 아무도 모른다.
            el | Το λιμάνι παρέμεινε κλειστό τη Δευτέρα επειδή η καταιγίδα δεν είχε περάσει ακόμη, ανακοίνωσε η πόλη, και κανείς δεν ξέρει πότε θα ανοίξει για τα πλοία που περιμένουν.
            """)
    void tellsTheLanguageWhateverIsDeclared(String language, String text) {
        assertEquals(language, LANGUAGES.of(text, null));
        assertEquals(language, LANGUAGES.of(text, language));
        assertEquals(language, LANGUAGES.of(text, language + "-XX"));
        assertEquals(language, LANGUAGES.of(text, language.equals("en") ? "de" : "en"));
    }

    @Test
    void believesWhatIsDeclaredOfAScrap() {
        assertEquals("fi", LANGUAGES.of("Ei.", "fi-FI"));
        assertNull(LANGUAGES.of("Ei.", null));
    }
}
