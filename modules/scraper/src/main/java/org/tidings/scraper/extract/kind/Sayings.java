package org.tidings.scraper.extract.kind;

import java.util.regex.Pattern;

/** What pages that are no articles say, in the languages of news: a line a language. */
final class Sayings {
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** All that a title says, or a part of it between separators. */
    static final Pattern MISSING_TITLE = whole("""
            (error )?(404|410)( error)?( not found)?|(http |error )?404\\b.{0,40}|(the |this )?(page|article|story|content)( you requested| you are looking for)? (was |is |could |can)?( ?not|n['’]t)( be)? (found|available)|not found|page (doesn['’]t|does not|no longer) exists?|(this |the )?page is (no longer|not) (here|available)|page unavailable|nothing (was )?found|oops.{0,40}|file not found
            (die |diese )?(seite|artikel)( wurde)?( leider)? (nicht gefunden|existiert nicht( mehr)?|nicht (mehr )?verfügbar)|seite nicht vorhanden|fehler 404
            (cette |la )?page (introuvable|non trouvée|inexistante)|(cette |la )?page n['’]existe (pas|plus)|(page|erreur) 404|contenu introuvable|page demandée introuvable
            (la )?página (no (encontrada|existe|disponible)|que buscas no existe)|no (se ha encontrado|encontramos) la página|error 404|contenido no encontrado
            (la )?pagina (non (trovata|esiste|disponibile)|che cerchi non esiste)|errore 404|contenuto non trovato
            (a )?página não (encontrada|existe|está disponível)|erro 404|conteúdo não encontrado
            (de(ze)? )?pagina (is )?(niet (gevonden|beschikbaar)|bestaat niet( meer)?)|foutmelding 404
            (nie znaleziono|brak) (strony|takiej strony)|strona nie (istnieje|została znaleziona)|błąd 404
            sidan (kunde inte hittas|finns inte|hittades inte)|(siden|side) (ble |blev )?(ikke (funnet|fundet)|findes ikke|finnes ikke|eksisterer ikke)|sivua ei (löydy|löytynyt)
            страница (не найдена|не существует|удалена)|такой страницы (нет|не существует)|ошибка 404|сторінк[аиу] не (знайдено|існує)
            sayfa bulunamadı|aradığınız sayfa bulunamadı|hata 404
            (お探しの|ご指定の)?(ページ|記事)(が|は).{0,12}(見つかりません.*|存在しません.*|ありません.*)|404 ?エラー.*
            (页面|頁面|网页|您访问的页面)(未找到|不存在|找不到.*)|找不到(页面|頁面|网页)|抱歉.{0,4}(页面|頁面).{0,10}
            (페이지를|요청하신 페이지를) 찾을 수 없습니다.*|존재하지 않는 페이지.*
            الصفحة.{0,14}(غير موجودة|لم تعد.*|لا يمكن العثور.*)|لم يتم العثور على الصفحة|خطأ 404
            (stránk[au] (nenalezena|neexistuje|nebyla nalezena|sa nenašla))|az oldal nem található|pagina nu (a fost găsită|există)|η σελίδα δεν (βρέθηκε|υπάρχει)|הדף לא נמצא|पृष्ठ नहीं मिला|không tìm thấy trang|halaman tidak ditemukan
            """);

    /** Somewhere in what a short page says. */
    static final Pattern MISSING_TEXT = within("""
            page (you (requested|are looking for|were looking for|tried)|requested).{0,60}(not|n['’]t|no longer|moved|removed)|(page|article) (has been|may have been|was) (removed|moved|deleted)
            seite.{0,40}(existiert nicht|nicht gefunden|nicht mehr verfügbar)
            page que vous (recherchez|cherchez|demandez).{0,40}(n['’]existe|introuvable|n['’]est)|page.{0,20}n['’]existe (pas|plus)
            página que (buscas|busca|está buscando|procura).{0,40}(no|não)|página.{0,20}(no|não) existe
            pagina (che (cerchi|stai cercando)|richiesta).{0,40}non|pagina.{0,20}(bestaat niet|niet gevonden)
            страниц.{0,30}(не найдена|не существует|удалена)|strona.{0,30}nie istnieje|sidan.{0,30}(finns inte|hittades inte)
            ページ.{0,12}(見つかりません|存在しません)|页面.{0,8}不存在|찾을 수 없습니다|sayfa.{0,20}bulunamadı|الصفحة.{0,20}غير موجودة
            """);

    /** What stands in the title of a page that asks for a proof or for leave. */
    static final Pattern WALL_TITLE = within("""
            ^just a moment|attention required|^access (to this page has been )?denied|^(are you a )?(robot|human)\\b|\\b(verify|prove|confirm)\\b.{0,20}\\bhuman|human verification|security (check|verification)|bot (check|verification|detection)|ddos|^one moment|^please (wait|verify|stand by)|^checking your|pardon our interruption|^before you continue|^(cookie|privacy|consent)( consent| settings| preferences| notice)?$|^request (blocked|rejected)|^captcha|^403\\b|forbidden|^blocked$|^log ?in$|^sign ?in$
            ^einen moment|sicherheits(überprüfung|prüfung|abfrage)|zugriff verweigert|sind sie ein (mensch|roboter)|^bevor sie (weiter|fortfahren)|^anmelden$|^datenschutzeinstellungen$
            ^un instant|accès refusé|vérification (de sécurité|en cours)|êtes-vous un (robot|humain)|^avant (d['’]accéder|de continuer)|^connexion$
            ^un momento|acceso denegado|verificación de seguridad|eres (un )?(robot|humano)|^antes de continuar|accesso negato|verifica di sicurezza|sei (un )?(robot|umano)|^prima di continuare
            acesso negado|verificação de segurança|^só um momento|você é (um )?(robô|humano)|toegang geweigerd|beveiligingscontrole|bent u een (robot|mens)|^voordat u verdergaat
            odmowa dostępu|dostęp zabroniony|weryfikacja|czy jesteś robotem|åtkomst nekad|är du en robot|adgang nægtet|ingen tilgang|pääsy estetty
            доступ (запрещ[её]н|ограничен)|вы не робот|проверка (безопасности|браузера)|подтвердите, что вы|erişim engellendi|robot musunuz|güvenlik (kontrolü|doğrulaması)
            アクセス(が|を)?(拒否|制限|禁止)|ロボットではありません|セキュリティ.{0,6}(確認|チェック)|访问(被拒绝|受限|验证)|安全(验证|检查)|人机验证|접근(이)? (거부|제한)|로봇이 아닙니다|보안 확인|تم رفض (الوصول|الدخول)|هل أنت (روبوت|إنسان)|التحقق (الأمني|من أنك)
            """);

    /** What such a page says. */
    static final Pattern WALL_TEXT = within("""
            (verify|prove|confirm|make sure|checking|ensure).{0,25}(you('re| are)|that you are).{0,12}(human|robot|bot)|are you a (human|robot)|unusual (traffic|activity)|automated (requests|access|traffic|queries)|(enable|allow|turn on).{0,20}(javascript|js|cookies)\\b|checking (your|if the site) |(javascript|cookies) (is|are|must be) (disabled|required|enabled)|you have been blocked|don['’]t have permission to access|press (and|&) hold|complete the (security )?(check|captcha)|\\bcaptcha\\b|before you continue|(accept|agree).{0,40}cookies.{0,60}(continue|access|read)|we (and our (\\d+ )?partners|use cookies)|reference (#|id|number)|request id|incident id|support id
            (bestätigen|beweisen|überprüfen).{0,40}(mensch|roboter)|ungewöhnliche[nr]? (datenverkehr|aktivität)|(javascript|cookies) (aktivieren|zulassen|erlauben)|zustimm.{0,60}(cookies|datenschutz|partner)|mit werbung.{0,40}(lesen|nutzen)|bevor sie fortfahren
            (confirm|prouv|vérifi)\\S*.{0,40}(humain|robot)|trafic inhabituel|activ(er|ez) (javascript|les cookies)|(accept|consent)\\S*.{0,60}(cookies|partenaires)|avant d['’]accéder
            (confirm|verific|demuestr|comprob)\\S*.{0,40}(humano|robot)|tráfico inusual|(habilit|activ)\\S* (javascript|las cookies)|acept\\S*.{0,60}(cookies|socios)
            (conferm|verific|dimostr)\\S*.{0,40}(umano|robot)|traffico (insolito|anomalo)|(abilit|attiv)\\S* (javascript|i cookie)|accett\\S*.{0,60}(cookie|partner)
            (confirm|verific|prov)\\S*.{0,40}(humano|robô)|tráfego (incomum|anormal)|(habilit|ativ)\\S* (o )?(javascript|os cookies)|aceit\\S*.{0,60}(cookies|parceiros)
            (bevestig|controleer)\\S*.{0,40}(mens|robot)|ongebruikelijk verkeer|(schakel|zet).{0,20}(javascript|cookies).{0,20}(in|aan)|accepteer.{0,60}(cookies|partners)
            (potwierdź|sprawdzamy).{0,40}(człowiek|robot)|nietypow\\S* (ruch|aktywność)|włącz.{0,20}(javascript|cookies)|zgod\\S*.{0,60}(cookies|partner)
            (bekräfta|verifiera|bekræft|bekreft|vahvista).{0,40}(människa|menneske|robot|ihminen)|ovanlig trafik|(aktivera|slå på|aktiver|slå til).{0,20}(javascript|cookies|kakor)
            (подтвердите|докажите|проверяем).{0,40}(человек|робот)|подозрительн\\S* (трафик|активность|запрос)|(включите|разрешите).{0,20}(javascript|cookies|куки)
            (doğrula|onayla|kanıtla)\\S*.{0,40}(insan|robot)|olağan ?dışı (trafik|etkinlik)|(javascript|çerez)\\S*.{0,30}(etkinleştir|izin ver)
            ロボットではない|人間であること|異常な(トラフィック|アクセス)|(javascript|cookie|クッキー).{0,12}(有効|許可)|(验证|確認|证明).{0,12}(真人|人类|机器人|您是人)|异常(流量|访问)|(启用|开启|打开).{0,8}(javascript|cookie)|(로봇|사람).{0,10}(아닙니다|확인)|비정상적인 (트래픽|접근)|(javascript|쿠키).{0,12}(사용|허용|활성화)|(تأكيد|تحقق|إثبات).{0,30}(إنسان|روبوت)|حركة (مرور )?غير (عادية|معتادة)|(تفعيل|تمكين).{0,20}(javascript|الجافا|ملفات)
            """);

    /** What stands where the rest of an article is sold. */
    static final Pattern SOLD = within("""
            (subscribe|subscription|sign (up|in)|register|log in|join|become a (member|subscriber)).{0,40}\\b(to|and) (continue|keep|read|unlock|access|get (full|unlimited))|to (continue|keep) reading|(this|the rest of this) (article|story|content) is (for|only|available|exclusive|reserved).{0,30}(subscribers|members)|already a (subscriber|member)|(subscribers?|members?)[- ]only|unlock (this|the full) (article|story)|want to read (more|the rest)|free (preview|articles? (left|remaining))
            (weiterlesen|lesen sie weiter) mit|(artikel|inhalt).{0,40}(nur für|exklusiv für|abonnent)|jetzt (abonnieren|testen|weiterlesen|freischalten)|schon (abonnent|registriert)|mit .{0,20}plus.{0,30}lesen|um (diesen artikel|weiter).{0,20}zu lesen|bereits abonnent
            (réservé|exclusivement) (aux|pour les) abonnés|il vous reste.{0,30}à lire|abonnez-vous pour (lire|continuer|accéder)|pour lire la suite|déjà abonné|la suite (de cet article )?est réservée
            (solo|exclusivo|exclusiva) para (suscriptores|abonados)|suscríbe\\S* para (seguir|leer|continuar)|para (seguir|continuar) leyendo|¿ya (eres|es) suscriptor|contenido exclusivo
            (riservato|solo per|dedicato) (agli|ai) abbonati|abbonati per (leggere|continuare)|per continuare a leggere|sei già abbonato|contenuto riservato
            (exclusivo|apenas|só) para (assinantes|subscritores)|assine para (ler|continuar)|para continuar (lendo|a ler)|já é assinante
            (alleen|exclusief) voor (abonnees|leden)|(abonneer|word (lid|abonnee)).{0,40}(verder|lezen)|om verder te lezen|al abonnee
            (tylko|wyłącznie) dla (prenumeratorów|subskrybentów)|(kup|wykup) (dostęp|prenumeratę|subskrypcję)|aby czytać dalej|pozostało.{0,20}% (tekstu|artykułu)
            (endast|bara) för prenumeranter|för att (läsa|fortsätta)|redan prenumerant|(kun|bare) for (abonnenter|medlemmer)|for at læse|for å lese (videre|hele)|vain tilaajille|lue koko juttu
            (только|доступ\\S*) (для|по) подпис|чтобы (читать|прочитать|продолжить)|оформите подписку|sadece abone|abone ol\\S* (devam|oku)|okumaya devam etmek için
            (有料会員|会員)(限定|のみ)|続きを(読む|お読みになる)には|この記事は.{0,12}(有料|会員)|残り.{0,8}文字|(订阅|訂閱|付费|會員|会员).{0,8}(继续|繼續|阅读|閱讀|专享|限定)|구독.{0,12}(계속|전문|읽)|회원 전용|للمشتركين فقط|اشترك.{0,20}(للقراءة|لمتابعة|للمتابعة)
            """);

    /** What titles of live blogs say. */
    static final Pattern LIVE = within("""
            \\blive[- ]?(blog|updates?|ticker|coverage|report)|\\blive:|^live\\b|– live\\b|\\blive$|as it happened|minute[- ]by[- ]minute
            live-?ticker|news-?ticker|newsblog|liveblog|im ticker
            en direct|\\bdirect\\s?[:–-]|le direct|minute par minute|le fil
            en (vivo|directo)|última hora|minuto a minuto|in diretta|\\bla diretta|diretta live|ao vivo|em direto
            livebericht|relacja na żywo|na żywo|direkterapport|direkte|följ .{0,20}live|suora(a)? lähetys|онлайн|хроника|прямой эфир|canlı|速報|ライブ|直播|滚动|실시간|생중계|مباشر|لحظة بلحظة
            """);

    private Sayings() {}

    private static String alternatives(String lines) {
        return String.join("|", lines.strip().split("\\s*\\n\\s*", -1));
    }

    private static Pattern whole(String lines) {
        return Pattern.compile("^(?:" + alternatives(lines) + ")[.!… ]*$", ANY_CASE);
    }

    private static Pattern within(String lines) {
        return Pattern.compile(alternatives(lines), ANY_CASE);
    }
}
