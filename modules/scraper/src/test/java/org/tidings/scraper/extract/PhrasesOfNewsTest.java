package org.tidings.scraper.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sites write around an article in many languages and scripts is dropped, and the article goes on after it. */
class PhrasesOfNewsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The port stayed closed on Monday, the town said, because the storm had not passed yet.  | Sign up for our newsletter      | Photo: Lumen            | Most read          | This article is more than 3 years old
            Der Hafen blieb am Montag geschlossen, teilte die Stadt mit, weil der Sturm noch tobte. | Jetzt kostenlos anmelden        | Foto: Lumen             | Meistgelesen       | Empfohlener redaktioneller Inhalt
            Le port est resté fermé lundi, a annoncé la ville, car la tempête n'était pas passée.    | Abonnez-vous pour lire la suite | Crédit photo Lumen      | Les plus lus       | Article réservé aux abonnés
            El puerto siguió cerrado el lunes, informó la ciudad, porque la tormenta no ha pasado.   | Suscríbete a nuestro boletín    | Fuente: Lumen           | Lo más leído       | Síguenos en todas partes
            Il porto è rimasto chiuso lunedì, ha detto la città, perché la tempesta non è passata.  | Iscriviti alla newsletter       | Foto di Lumen           | I più letti        | Riproduzione riservata
            O porto ficou fechado na segunda-feira, disse a cidade, pois a tempestade não passou.    | Inscreva-se no canal            | Crédito: Lumen          | Mais lidas         | Todos os direitos reservados
            De haven bleef maandag gesloten, zei de stad, omdat de storm nog niet voorbij was hier.  | Schrijf je in                   | Beeld: Lumen            | Meest gelezen      | Alle rechten voorbehouden
            Port był zamknięty w poniedziałek, podało miasto, ponieważ burza jeszcze nie minęła.     | Zapisz się do nas               | Fot. Lumen              | Najczęściej czytane| Wszelkie prawa zastrzeżone
            Hamnen var stängd i måndags, meddelade staden, eftersom stormen inte hade dragit förbi.  | Prenumerera nu                  | Källa: Lumen            | Mest läst          | Följ oss överallt
            Satama pysyi kiinni maanantaina, kaupunki kertoi, koska myrsky ei ollut vielä mennyt ohi.| Tilaa uutiskirje                | Kuva: Lumen             | Luetuimmat         | Mainos
            Порт оставался закрытым в понедельник, сообщил город, так как шторм ещё не прошёл.       | Подписывайтесь на нас           | Фото: Лумен             | Самое читаемое     | Все права защищены
            Порт був зачинений у понеділок, повідомило місто, бо шторм ще не минув, і хвилі високі.   | Підписуйтесь на нас             | Джерело: Лумен          | Читайте також      | Усі права захищені
            Fırtına henüz geçmediği için liman pazartesi günü kapalı kaldı, diye açıkladı belediye.  | Abone ol                        | Kaynak: Lumen           | Çok okunanlar      | Tüm hakları saklıdır
            Pelabuhan tetap ditutup pada hari Senin, kata kota itu, karena badai belum juga berlalu. | Ikuti kami                      | Sumber: Lumen           | Baca juga          | Bagikan
            嵐がまだ過ぎ去っていないため、港は月曜日も閉鎖されたままだと市が発表した。再開の見通しは立たない。                | 会員登録はこちら                        | 写真：ルーメン                 | 関連記事               | 無断転載を禁じます
            由于风暴尚未过去，港口星期一仍然关闭，市政府宣布。重新开放的时间尚未确定，官员们在等待。                       | 扫码关注我们                          | 图片来源 流明                 | 相关阅读               | 版权所有
            폭풍이 아직 지나가지 않아 월요일에도 항구가 폐쇄되었다고 시가 발표했다. 재개 시점은 정해지지 않았다.          | 구독하기                            | 사진=루멘                   | 관련기사               | 무단 전재 및 재배포 금지
            ظل الميناء مغلقا يوم الاثنين لأن العاصفة لم تمر بعد، كما أعلنت المدينة في بيان صدر أمس.      | اشترك الآن                      | المصدر: لومن            | الأكثر قراءة       | جميع الحقوق محفوظة
            הנמל נשאר סגור ביום שני, כך מסרה העירייה, משום שהסערה עדיין לא חלפה והגלים גבוהים מאוד.   | הירשמו עכשיו                    | צילום: לומן             | אולי יעניין אותך   | כל הזכויות שמורות
            بندر روز دوشنبه بسته ماند، شهرداری اعلام کرد، زیرا توفان هنوز نگذشته و موج‌ها بلند است.    | ما را دنبال کنید                | منبع: لومن              | بیشتر بخوانید      | کلیه حقوق محفوظ است
            तूफ़ान अभी नहीं गुज़रा है, इसलिए बंदरगाह सोमवार को भी बंद रहा, शहर ने अपने बयान में बताया।   | हमें फॉलो करें                   | स्रोत: लुमेन             | यह भी पढ़ें          | सर्वाधिकार सुरक्षित
            """)
    void dropsTheLineAndGoesOn(String sentence, String call, String credit, String elsewhere, String notice) {
        String one = sentence + " 1.";
        String two = sentence + " 2.";
        String three = sentence + " 3.";
        List<String> paragraphs = Pages.article("""
                <html><body><div><h1>1 2 3 4</h1><p>%s</p><p>%s</p><p>%s</p><p>%s</p><p>%s</p><p>%s</p>
                <h3>%s</h3><ul><li><a href="/a">5 6 7</a></li><li><a href="/b">8 9</a></li></ul></div></body></html>
                """.formatted(one, call, two, credit, notice, three, elsewhere))
                .paragraphs();
        assertEquals(List.of(one, two, three), paragraphs);
    }
}
