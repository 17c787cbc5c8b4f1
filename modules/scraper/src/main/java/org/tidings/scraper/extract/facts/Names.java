package org.tidings.scraper.extract.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Clean names from a line such as "By Ada Lindqvist and Jonas O'Hara, Senior Editor | 14 March 2026". */
final class Names {
    private static final int LONGEST = 60;
    private static final int MOST_WORDS = 6;
    private static final int LONGEST_LINE = 400;
    private static final int UNICODE =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final String BY =
            "by|von|vom|par|por|di|da|af|av|door|przez|de|del|autora?|autorin|autoren|author|authors|auteur|autore|автор|автори|text|texte|texto|testo|tekst|words|story|report|redaktion|rédaction|redacción|interview|penulis|oleh|yazar|kirjoittanut";
    private static final Pattern LEAD = Pattern.compile(
            "^(?:(?:view |see |show |zeige |mostra |ver |voir )?(?:all |alle |todos |tous |more )?(?:posts|articles|stories|beiträge|artikel|artículos|los artículos)?\\s*)?"
                    + "(?:(?:written|posted|published|reported|submitted|created|authored|opinion|analysis|essay|guest post|guest essay|story|words|geschrieben|verfasst|veröffentlicht|erstellt|publiziert|gastbeitrag|kommentar|kolumne|interview|analyse|publié|rédigé|écrit|propos recueillis|scritto|pubblicato|a cura|escrito|publicado|redactado|geschreven|skrevet|skriven|opublikowane|un article|ein gastbeitrag|ein kommentar|eine analyse|eine kolumne|artikel|und interview|und)\\s+)?"
                    + "(?:(?:" + BY + ")\\s*:\\s*|(?:by|von|vom|par|por|di|da|af|av|door|przez|oleh)\\s+|(?:" + BY
                    + ")\\s*$)"
                    + "|^(?:author|autor|autorin|auteur|autore|автор|penulis|yazar)\\s+(?=\\p{Lu})"
                    + "|^(?:文|撰文|作者|記者|记者|取材・文|執筆|글)\\s*[●:：/／=＝]\\s*|^(?:文)\\s+",
            UNICODE);
    private static final Pattern OPENS_BYLINE = Pattern.compile(
            "\\s*(?:(?:written|posted|published|reported|story|words|geschrieben|verfasst|veröffentlicht|publié|rédigé|scritto|escrito)\\s+)?(?:by|von|par|por|door|przez|di|автор|autor|author|text)(?:\\s*:)?(?:\\s*$|\\s+(?=\\p{Lu}))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?:[;|/／\\n•·●、，]|,(?!\\s*(?:jr|sr|ph\\.?d|m\\.?d|iii?)\\b)|\\s?&\\s|\\s(?:and|und|et|y|e|og|och|en|with|mit|avec|con|и|та|i|ja|ve|dan|és)\\s)\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SCRAPS = Pattern.compile(
            "(?:https?:|www\\.)\\S*|\\S+@\\S+|(?<!\\S)@\\w+|\\([^)]*\\)?|（[^）]*）?|\\[[^\\]]*\\]?|[{}<>=].*",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TRAIL = Pattern.compile(
            "(?:\\s+[-–—]\\s.*|[–—]\\s.*|\\s+(?:on|am|le|el|il|den|posted|updated|published|veröffentlicht|aktualisiert|publié|mis à jour|pubblicato)\\b.*\\d.*|\\s+(?:in|aus|from|für|for)\\s+\\p{Lu}.*|(?:\\s+\\S*\\d\\S*)+|\\s+(?:on|at|am|um|le|el|il|den|says?|said|sagt|schreibt|schrieb|dit|says:))$");
    private static final String ROLES =
            "reporters?|editors?|writers?|correspondents?|contributors?|columnists?|journalists?|producers?|photographers?|analysts?|bureau chief|redakteur(?:in)?|korrespondent(?:in)?|journalistin|autorin|volontär(?:in)?|chefredakteur(?:in)?|reporterin|corrispondente|giornalista|inviat[oa]|periodista|redactora?|corresponsal|enviad[oa] especial|rédact(?:eur|rice)|journaliste|envoyée? spéciale?|verslaggever|redacteur|repórter|correspondente|журналист(?:ка)?|корреспондент|обозреватель|kontributor|wartawan|dietitian";
    private static final Pattern ROLE = Pattern.compile(
            "(?:^|[,\\s]+)(?:(?:senior|chief|staff|political|politics|contributing|associate|assistant|deputy|managing|executive|national|foreign|special|business|technology|tech|science|health|sports?|news|world|white house|city|digital|lead|guest|freelance|local|data|education|climate|economics?|multiplatform|web)\\s+)*(?:"
                    + ROLES + ")(?=$|[\\s,:.]).*$",
            UNICODE);
    private static final List<String> ROLE_HINTS = List.of(
            "report",
            "edit",
            "writer",
            "corr",
            "contribut",
            "column",
            "journali",
            "produc",
            "photogr",
            "analyst",
            "bureau",
            "reda",
            "rédac",
            "korr",
            "autorin",
            "volont",
            "giornali",
            "inviat",
            "period",
            "enviad",
            "envoy",
            "verslag",
            "repórter",
            "журнал",
            "корр",
            "обозр",
            "kontrib",
            "wartawan",
            "dietit");
    private static final Pattern FAMILY_NAME = Pattern.compile("\\p{Lu}[\\p{L}'’-]+");
    private static final Pattern FIRST_NAME = Pattern.compile("\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}\\.)?");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u200b]+");
    private static final Pattern EAST_ASIAN_ROLE =
            Pattern.compile("(?:\\s?(?:기자|특파원|논설위원|선임기자|앵커|記者|记者|特派員|論説委員|編集委員|通信員|通讯员|編輯|编辑|報道|报道))+(?:\\s?=.*)?$");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}.!?’']+$");
    private static final Pattern NO_NAME = Pattern.compile(
            "(?i)^(?:(?:view|more|see|read|follow|show|all|e-?mail|contact|about|über|meet|member|get)\\b.*|none|null|n/a|undefined|unknown|no author|name|by|about|author|authors|autor|autorin|auteur|auteurs|written by|posted by|posted on|publiziert am|view|profile|profil|bio|full bio|see full bio|read more|more|mehr|share|follow|facebook|twitter|instagram|linkedin|email|e-mail|and|the|posts?|all posts|view more posts|view all posts|see all|website|posted|user|home|subscribe|sign in|log in|.*login|comments?|kommentare?|leave a comment|reply|antworten|contributors?|uncategorized|in uncategorized|advertisement|anzeige|source|quelle|quelle:.*|foto:.*|photos?:?.*|images?:.*|bild:.*|last updated.*|updated.*|veröffentlicht.*|artikel von|opinion|news|und|von|mon|tue|wed|thu|fri|sat|sun|feb|apr|jun|jul|aug|sept?|oct|nov|dec|(?:medically |fact[- ]?)?(?:reviewed|checked|edited|photographed|illustrated).*|getty.*|i?stock.*|shutterstock.*)$");
    private static final Pattern GENERIC = Pattern.compile(
            "(?i)^(?:(?:wordpress|wp|web|site)?[-_ ]?admin(?:istrator)?|wordpress|webmaster|(?:web|our|editorial|news|online)?\\s?(?:staff|team|desk|editors?)|(?:staff|news|web) (?:reporter|writer|correspondent|editor)|editor|redaktion|redaction|rédaction|la rédaction|redacción|redazione|redactie|redaksi|guest|anonymous|anonymus|root|press|presse|newsroom|news service reports|редакция)$");
    private static final Pattern MONTH_AND_DAY =
            Pattern.compile("([\\p{L}\\p{M}]{3,14})\\.?\\s\\d{1,2}\\b|\\b\\d{1,2}\\.?\\s([\\p{L}\\p{M}]{3,14})");
    private static final Set<String> PARTICLES = Set.of(
            "de", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "la", "le", "van", "von", "vom", "zu",
            "zum", "zur", "der", "den", "ten", "ter", "el", "al", "bin", "ibn", "bint", "af", "av", "y", "e", "i", "st",
            "dit", "dal", "dei", "d’", "d'", "v.", "und");

    private Names() {}

    /** Whether a line begins as "By Ada Lindqvist" or as the word "By" before a link. */
    static boolean opensByline(String text) {
        return text.length() < 160 && OPENS_BYLINE.matcher(text).lookingAt();
    }

    /** The names in a line that lists them; accounts such as {@code ada_l} among them. */
    static List<String> in(String line) {
        Map<String, String> names = new LinkedHashMap<>();
        String bounded = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
        for (String part : parts(bounded)) {
            String name = clean(part);
            if (name != null) {
                names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            }
        }
        return new ArrayList<>(names.values());
    }

    private static List<String> parts(String line) {
        String undated = Dates.hasDigit(line) ? Dates.without(line) : line;
        String bare = SCRAPS.matcher(undated).replaceAll(" ");
        String reversed = reversed(bare);
        if (reversed != null) {
            return List.of(reversed);
        }
        List<String> parts = new ArrayList<>();
        for (String piece : bare.split("\\n", -1)) {
            String folded = fold(piece);
            if (!beginsWithRole(folded)) {
                parts.addAll(List.of(BETWEEN.split(lead(folded), -1)));
            }
        }
        return parts;
    }

    /** "Lindqvist, Ada" is one name, "Ada Lindqvist, Jonas Brandt" are two. */
    private static @Nullable String reversed(String line) {
        String[] parts = fold(line).split(",\\s*", -1);
        boolean two = parts.length == 2
                && FAMILY_NAME.matcher(parts[0]).matches()
                && FIRST_NAME.matcher(parts[1]).matches();
        return two ? parts[1] + " " + parts[0] : null;
    }

    private static String fold(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    private static String lead(String text) {
        Matcher lead = LEAD.matcher(text);
        String rest = lead.lookingAt() ? text.substring(lead.end()) : text;
        Matcher again = LEAD.matcher(rest);
        return again.lookingAt() ? rest.substring(again.end()) : rest;
    }

    private static @Nullable String clean(String part) {
        String name = withoutDay(lead(part.strip()));
        name = TRAIL.matcher(fold(name)).replaceFirst("");
        name = EAST_ASIAN_ROLE.matcher(name).replaceFirst("");
        if (beginsWithRole(name)) {
            return null;
        }
        name = withoutRole(name);
        name = fold(EDGES.matcher(fold(name)).replaceAll(""));
        return isName(name) ? name : null;
    }

    private static boolean beginsWithRole(String text) {
        return namesRole(text) && ROLE.matcher(text).lookingAt();
    }

    /** A quick look, for the roles are many. */
    private static boolean namesRole(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String hint : ROLE_HINTS) {
            if (lower.contains(hint)) {
                return true;
            }
        }
        return false;
    }

    /** "Ada Lindqvist, Senior Editor" but not "Roving Reporter". */
    private static String withoutRole(String name) {
        String bare = namesRole(name) ? ROLE.matcher(name).replaceFirst("") : name;
        return bare.indexOf(' ') > 0 || name.indexOf(',') > 0 ? bare : name;
    }

    private static boolean isName(String name) {
        int letters = (int) name.codePoints()
                .filter(c -> Character.isLetter(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK)
                .count();
        return name.length() >= 2
                && name.length() <= LONGEST
                && letters * 2 >= name.length()
                && name.split(" ", -1).length <= MOST_WORDS
                && !NO_NAME.matcher(name).matches()
                && !holdsDate(name);
    }

    private static boolean holdsDate(String name) {
        return Dates.parse(name) != null;
    }

    /** What stands before a day of a month. */
    private static String withoutDay(String text) {
        Matcher found = MONTH_AND_DAY.matcher(Dates.hasDigit(text) ? text : "");
        while (found.find()) {
            String month = found.group(1) == null ? found.group(2) : found.group(1);
            if (Months.number(month) > 0) {
                return text.substring(0, found.start());
            }
        }
        return text;
    }

    /** "admin", "Staff": whoever that is. */
    static boolean isGeneric(String name) {
        return GENERIC.matcher(name).matches();
    }

    /** An account or a mailbox: one word in small Latin letters, or one that begins with a figure. */
    static boolean isAccount(String name) {
        return name.matches("[a-z][a-z0-9._-]+") || Character.isDigit(name.charAt(0));
    }

    /** One word where most people have two. */
    static boolean isSingleWord(String name) {
        return name.matches("[\\p{IsLatin}\\p{IsCyrillic}\\p{N}._'’-]+");
    }

    /** Whether it has the shape of a person's name: capitals, few words; scripts without capitals have no shape. */
    static boolean hasShape(String name) {
        String[] words = name.split(" ", -1);
        int capitals = 0;
        for (String word : words) {
            int first = word.codePointAt(0);
            boolean cased = Character.isUpperCase(first) || Character.isTitleCase(first);
            boolean uncased = !Character.isLowerCase(first) && Character.isLetter(first);
            capitals += cased || uncased ? 1 : 0;
            if (!cased && !uncased && !PARTICLES.contains(word) && !word.startsWith("al-")) {
                return false;
            }
        }
        boolean east = name.codePoints().anyMatch(Names::isEastAsian);
        return east ? name.length() <= 12 : words.length >= 2 && words.length <= 5 && capitals >= 2;
    }

    private static boolean isEastAsian(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}
