package org.tidings.scraper.extract.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What pages say around an article, in the languages of news. Each is matched at the start of a run, in lower case. */
final class Phrases {
    private static final int SHORT = 200;
    private static final int BRIEF = 120;

    private static final Pattern CALL_WITHIN = Pattern.compile(
            "(?i)\\b(click|tap) here\\b|\\bsubscribe|\\bsign up\\b|newsletter|\\bfollow (us|him|her|me)\\b|follow @|\\babonn|\\bdownload (the|our)\\b");

    private static final Pattern RIGHTS = Pattern.compile(
            "(?i)all rights reserved|©\\s?(19|20)\\d\\d|copyright (©|19|20)|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|無断転載|無断複製|版权所有|무단 ?전재|customer service|presentation-ready copies");

    private static final List<String> RIGHTS_HINTS = List.of(
            "ights",
            "IGHTS",
            "©",
            "opyright",
            "OPYRIGHT",
            "echte",
            "droits",
            "derechos",
            "direitos",
            "無断",
            "版权",
            "무단",
            "ustomer",
            "copies");

    private static final Pattern COOKIES = Pattern.compile(
            "(our|\\d+) (advertising )?partners|unsere (\\d+ )?partner|(nos|\\d+) partenaires|(nuestros|\\d+) socios|speichern informationen|personali[sz]ed (ads|advertising)|クッキーを(保存|使用|利用)|(this|our|the) (web)?site|we use|your (browser|experience|consent)|use of cookies|cookie policy|diese (web)?seite|wir verwenden|nous utilisons|utilizamos|utilizziamo|wij gebruiken|necessary cookies");

    /** Leads to other articles. */
    private static final Pattern ELSEWHERE = start(
            "read more|read also|also read|read next|read:|see also|see:|related:|related (stories|articles|coverage|posts|content|topics|news|links|reading)|more (on|from|about|stories|news|coverage)\\b.{0,60}$|"
                    + "more:|must read|recommended|you (may|might) (also )?like|you might be interested|up next|watch:|watch now|listen:|listen to (this|the)|further reading|don't miss|in case you missed|"
                    + "most (read|popular|viewed)|trending|popular (now|stories|posts)|latest (news|stories)|top stories|what to read next|keep reading|continue reading|click here|"
                    + "lesen sie (auch|mehr|hier|dazu)|mehr (zum thema|dazu|zu:)|mehr zu |lies auch|auch interessant|das könnte sie|das könnte dich|weiterlesen|zum thema|passend dazu|meistgelesen|"
                    + "lire aussi|à lire|a lire|lire la suite|voir aussi|sur le même (sujet|thème)|à voir|pour aller plus loin|articles? (liés?|similaires?)|"
                    + "leggi anche|leggi (di più|tutto)|vedi anche|ti potrebbe interessare|potrebbe interessarti|per approfondire|articoli correlati|"
                    + "lea también|lea además|lee también|le puede interesar|te puede interesar|también (puedes|te|le)|ver también|más (información|noticias)|noticias relacionadas|puede leer|"
                    + "leia (também|mais)|veja (também|mais)|saiba mais|confira também|relacionadas|"
                    + "lees (ook|meer|verder)|bekijk ook|meer over|zie ook|"
                    + "czytaj (też|także|więcej|również)|zobacz (też|także|również)|przeczytaj|"
                    + "läs (också|mer|även)|les også|læs også|läs vidare|les mer|læs mere|lue myös|katso myös|"
                    + "читайте (также|ещё|еще)|читать далее|смотрите также|по теме|ещё по теме|материалы по теме|читайте також|"
                    + "okuyun|ilgili haber|ayrıca bkz|ilginizi çekebilir|baca juga|simak juga|xem thêm|đọc thêm|"
                    + "関連記事|あわせて読みたい|続きを読む|相关(阅读|新闻|报道)|延伸阅读|推荐阅读|更多|관련기사|"
                    + "اقرأ (أيضا|أيضاً|المزيد)|شاهد أيضا|مواضيع ذات صلة|קראו (גם|עוד)|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|citește și|vezi și|číst dál|čtěte také|διαβάστε (επίσης|ακόμη|ακόμα)");

    /** Asks the reader for something. */
    private static final Pattern CALL = start(
            "subscribe|sign up|signup|sign in|log in|register (now|for)|follow (us|me|him|her|\\w+ on|@)|join (us|our|the conversation|the discussion)|get (the|our) (latest|best|free|daily|app|top)|"
                    + "download (the|our)|(read|open|watch|get) (it|us|this|this story|more)? ?in (the|our) app\\b|newsletter|support (us|our|independent)|donate|contact us|email (us|the)|like us|share (this|on|your)|share$|"
                    + "advertisement|advert|sponsored|story continues|article continues|continue (reading|below)|this article (is|was) more than|this article is over|"
                    + "this (story|article|post) (may )?contains? affiliate|we may earn|we may receive|affiliate|as an amazon associate|"
                    + "to read the full|already a subscriber|to continue reading|unlock|leave a (comment|reply)|post a comment|comments?$|view comments|show comments|"
                    + "have (a|you) (tip|story|got)|got a (tip|story)|do you have|send (us )?(your )?tips|tags?:|topics?:|filed under|posted in|categor(y|ies):|"
                    + "print$|email$|save$|copy link|copied|loading|enlarge|view (image|gallery|photos)|close$|play video|"
                    + "abonnieren|jetzt (abonnieren|anmelden|registrieren|testen)|newsletter|melden sie sich|folgen sie|anzeige$|werbung$|kommentare|teilen$|drucken|artikel (drucken|teilen|vorlesen)|"
                    + "abonnez-vous|s'abonner|lisez-nous dans l.appli|inscrivez-vous|suivez|partager|publicité$|réagir|newsletter|commentaires?$|"
                    + "iscriviti|abbonati|seguici|condividi|pubblicità$|riproduzione riservata|© riproduzione|"
                    + "suscríbe|regístrate|síguenos|síguenos|compartir|publicidad$|comentarios?$|"
                    + "inscreva-se|assine|siga|compartilh|publicidade$|"
                    + "abonneer|schrijf je in|volg ons|deel(en)?$|advertentie|"
                    + "zapisz się|obserwuj|udostępnij|reklama$|prenumerera|följ oss|annons$|annonce$|annonse$|tilaa|mainos$|"
                    + "подпис(ывайтесь|аться|ка)|поделиться|реклама$|abone ol|reklam$|paylaş|广告|分享|訂閱|구독|シェア|広告|اشترك|शेयर करें|हमें फॉलो");

    /** Says who made a picture or a text. */
    private static final Pattern CREDIT = start(
            "photo(graph)?s?( credit| by|:| courtesy|/)|image(s)?( credit| source| via| by|:| courtesy)|picture( credit| by|:)|credit:|credits:|source:|via:|video:|illustration( by|:)|getty images|afp|reuters|ap photo|\\(photo|\\(image|\\(ap photo|"
                    + "file photo|foto( von|:|s:|\\s?[-–]|graf)|bild( :|:|quelle)|quelle:|fotos? de|crédit|crédits|photo :|© |©|\\(c\\) |copyright|all rights reserved|alle rechte|tous droits|"
                    + "fuente:|créditos|imagem:|foto di|fonte:|фото:|источник:|by .{3,40}\\| ?(updated|published)|published:|updated:|last (updated|modified)|posted (on|by)|written by:|reporting by|editing by|our standards");

    private Phrases() {}

    private static Pattern start(String alternatives) {
        return Pattern.compile("^\\W{0,3}(?:" + alternatives + ")", Pattern.UNICODE_CHARACTER_CLASS);
    }

    static boolean leadsElsewhere(Run run) {
        return found(ELSEWHERE, run);
    }

    /** Whether it asks for something, credits somebody, or is markup gone astray. */
    static boolean isNoise(Run run) {
        boolean brief = run.length() < BRIEF && (found(CALL, run) || found(CREDIT, run));
        return brief || callsWithLink(run) || markup(run.text()) || smallPrint(run.text());
    }

    private static boolean callsWithLink(Run run) {
        return run.linked() > 0
                && run.length() <= SHORT
                && CALL_WITHIN.matcher(run.text()).find();
    }

    private static boolean bareAddress(String text) {
        return text.startsWith("http") && text.indexOf(' ') < 0 && text.indexOf('\n') < 0;
    }

    private static boolean markup(String text) {
        boolean tag = text.startsWith("<") && text.contains(">");
        boolean shortcode = text.startsWith("[") && text.contains("=") && text.contains("]");
        return tag || shortcode || bareAddress(text);
    }

    /** What a site says of itself and its cookies, wherever it stands. */
    static boolean smallPrint(String text) {
        return aboutCookies(text)
                || (text.length() < 700 && hints(text) && RIGHTS.matcher(text).find());
    }

    /** Most text holds none of these: it is spared the pattern. */
    private static boolean hints(String text) {
        return RIGHTS_HINTS.stream().anyMatch(text::contains);
    }

    private static boolean aboutCookies(String text) {
        boolean named =
                text.length() < 1500 && (text.contains("ookie") || text.contains("COOKIE") || text.contains("クッキー"));
        return named && COOKIES.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean found(Pattern pattern, Run run) {
        return run.length() <= SHORT
                && pattern.matcher(run.text().toLowerCase(Locale.ROOT)).find();
    }
}
