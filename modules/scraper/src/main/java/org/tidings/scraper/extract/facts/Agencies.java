package org.tidings.scraper.extract.facts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The news agencies that pages credit, by the names that they are credited under. */
final class Agencies {
    private static final String[] NAMES = {
        "Reuters=Reuters|Thomson Reuters|Reuters Staff|رويترز|Рейтер|路透社|ロイター|로이터",
        "AP=AP|Associated Press|The Associated Press|AP通信|أسوشيتد برس",
        "AFP=AFP|Agence France-Presse|Agence France Presse|Relaxnews AFP|AFP通信|فرانس برس|ا ف ب|法新社|АФП",
        "dpa=dpa|dpa-afx|dpa/tmn|Deutsche Presse-Agentur|dpa-infocom",
        "PA Media=PA|PA Media|Press Association|PA News Agency",
        "EFE=EFE|Agencia EFE|Agência EFE",
        "Europa Press=Europa Press|EuropaPress",
        "ANSA=ANSA|Redazione ANSA|Agenzia ANSA",
        "Adnkronos=Adnkronos",
        "LaPresse=LaPresse",
        "AGI=AGI",
        "Xinhua=Xinhua|新华社|新華社|Agencia Xinhua",
        "Kyodo=Kyodo|Kyodo News|共同|共同通信|共同通信社",
        "Jiji=Jiji|JIJI|Jiji Press|時事|時事通信|時事通信社",
        "Yonhap=Yonhap|Yonhap News|연합뉴스",
        "TASS=TASS|ТАСС",
        "Interfax=Interfax|Интерфакс",
        "RIA Novosti=RIA Novosti|РИА Новости",
        "Ukrinform=Ukrinform|Укринформ|Укрінформ",
        "UNIAN=UNIAN|УНИАН|УНІАН",
        "Belga=Belga|Agence Belga",
        "ANP=ANP",
        "APA=APA",
        "sid=SID|sid",
        "KNA=KNA",
        "epd=epd",
        "Keystone-SDA=SDA|sda|Keystone-SDA|Keystone-ATS|ATS|ats",
        "NTB=NTB",
        "TT=TT",
        "Ritzau=Ritzau|/ritzau/",
        "STT=STT",
        "PAP=PAP",
        "ČTK=ČTK|CTK",
        "TASR=TASR|SITA",
        "MTI=MTI",
        "Agerpres=Agerpres",
        "Anadolu=AA|Anadolu|Anadolu Agency|Anadolu Ajansı",
        "IANS=IANS",
        "PTI=PTI|Press Trust of India",
        "ANI=ANI",
        "AAP=AAP|Australian Associated Press",
        "Bernama=Bernama",
        "Antara=Antara",
        "Lusa=Lusa|Agência Lusa",
        "Agência Brasil=Agência Brasil",
        "Estadão Conteúdo=Estadão Conteúdo",
        "Folhapress=Folhapress",
        "Télam=Télam",
        "Notimex=Notimex",
        "Bloomberg=Bloomberg|Bloomberg News",
        "UPI=UPI",
        "The Canadian Press=Canadian Press|The Canadian Press|La Presse Canadienne|La Presse canadienne",
        "WAM=WAM|وام",
        "IRNA=IRNA",
        "MENA=MENA|أ ش أ"
    };
    private static final int SHORT = 4;
    private static final int LONGEST_LINE = 400;
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?:[,;|()\\n•·:/]|\\s&\\s|\\s(?:and|und|et|y|e|with|mit|avec|con|by|from|von|par)\\s)\\s*");
    private static final Map<String, String> BY_CREDIT = byCredit();

    private Agencies() {}

    /** What the agency is called; null for what is none. Short names count only as they are written. */
    static @Nullable String named(String credit) {
        String bare = credit.strip();
        return BY_CREDIT.get(bare.length() <= SHORT ? bare : bare.toLowerCase(Locale.ROOT));
    }

    /** The first agency that a line of credits names; null when it names none. */
    static @Nullable String in(String line) {
        for (String part : BETWEEN.split(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line, -1)) {
            String agency = named(part);
            if (agency != null) {
                return agency;
            }
        }
        return null;
    }

    private static Map<String, String> byCredit() {
        Map<String, String> byCredit = new HashMap<>();
        for (String line : NAMES) {
            String name = line.substring(0, line.indexOf('='));
            for (String credit : line.substring(name.length() + 1).split("\\|", -1)) {
                byCredit.put(credit.length() <= SHORT ? credit : credit.toLowerCase(Locale.ROOT), name);
            }
        }
        return Map.copyOf(byCredit);
    }
}
