package org.tidings.scraper.extract.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as pages write them; null for what is none. A date alone is midnight, a time without an offset is UTC. */
public final class Dates {
    private static final Pattern ISO = Pattern.compile(
            "(?<!\\d)(19[89]\\d|20\\d\\d)[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?!\\d)(?:[T ,]{1,3}(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(?:[.,]\\d+)?\\s*(Z|[+-]\\d\\d:?\\d\\d|[+-]\\d\\d(?!\\d))?)?");
    private static final Pattern COMPACT =
            Pattern.compile("^(20\\d\\d|19[89]\\d)(\\d\\d)(\\d\\d)(?:T?(\\d\\d)(\\d\\d)(\\d\\d)?)?(Z)?$");
    private static final Pattern EPOCH = Pattern.compile("^(\\d{10})(\\d{3})?$");
    private static final Pattern NUMERIC =
            Pattern.compile("(?<!\\d)(\\d{1,2})[./-](\\d{1,2})[./-](20\\d\\d|19[89]\\d)(?!\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|º|er|er\\.)?\\s*(?:de |of |-)?\\s*(\\p{L}{3,12})\\.?,?\\s*(?:de |del |-)?\\s*(20\\d\\d|19[89]\\d)(?!\\d)");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?<!\\p{L})(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(20\\d\\d|19[89]\\d)(?!\\d)");
    private static final Pattern IN_URL =
            Pattern.compile("[/-](20\\d\\d|19[89]\\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\\d|3[01])(?=[/.-]|\\D|$)");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d\\d)(?::\\d\\d)?\\s*([AaPp]\\.?[Mm])?");
    private static final Map<String, Integer> MONTHS = months();

    private Dates() {}

    public static @Nullable OffsetDateTime parse(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > 400) {
            return null;
        }
        String said = text.strip();
        OffsetDateTime date = iso(said);
        date = date != null ? date : compact(said);
        date = date != null ? date : epoch(said);
        date = date != null ? date : named(said);
        return date != null ? date : numeric(said);
    }

    static @Nullable OffsetDateTime inUrl(@Nullable String url) {
        Matcher found = IN_URL.matcher(url == null ? "" : url);
        return found.find() ? date(found.group(1), found.group(2), found.group(3)) : null;
    }

    /**
     * A time in UTC at an offset that makes it fall on the day that the address names, where a day's difference allows it:
     * the publisher's own day.
     */
    static OffsetDateTime onDayOf(OffsetDateTime time, OffsetDateTime day) {
        boolean movable = time.getOffset().equals(ZoneOffset.UTC)
                && !time.toLocalTime().equals(LocalTime.MIDNIGHT)
                && !time.toLocalDate().equals(day.toLocalDate());
        for (int hours = 1; movable && hours <= 12; hours++) {
            for (int signed : new int[] {hours, -hours}) {
                OffsetDateTime moved = time.withOffsetSameInstant(ZoneOffset.ofHours(signed));
                if (moved.toLocalDate().equals(day.toLocalDate())) {
                    return moved;
                }
            }
        }
        return time;
    }

    private static @Nullable OffsetDateTime iso(String text) {
        Matcher found = ISO.matcher(text);
        if (!found.find()) {
            return null;
        }
        OffsetDateTime day = date(found.group(1), found.group(2), found.group(3));
        return day == null || found.group(4) == null ? day : at(day, found);
    }

    private static OffsetDateTime at(OffsetDateTime day, Matcher found) {
        try {
            String seconds = found.group(6) == null ? "0" : found.group(6);
            LocalTime time = LocalTime.of(number(found.group(4)), number(found.group(5)), number(seconds));
            String zone = found.group(7);
            return OffsetDateTime.of(day.toLocalDate(), time, zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone));
        } catch (DateTimeException e) {
            return day;
        }
    }

    private static @Nullable OffsetDateTime compact(String text) {
        Matcher found = COMPACT.matcher(text);
        return found.find() ? date(found.group(1), found.group(2), found.group(3)) : null;
    }

    private static @Nullable OffsetDateTime epoch(String text) {
        Matcher found = EPOCH.matcher(text);
        return found.find()
                ? Instant.ofEpochSecond(Long.parseLong(found.group(1))).atOffset(ZoneOffset.UTC)
                : null;
    }

    private static @Nullable OffsetDateTime named(String text) {
        Matcher monthDay = MONTH_DAY.matcher(text);
        while (monthDay.find()) {
            OffsetDateTime date = date(monthDay.group(3), month(monthDay.group(1)), monthDay.group(2));
            if (date != null) {
                return withClock(date, text.substring(monthDay.end()));
            }
        }
        Matcher dayMonth = DAY_MONTH.matcher(text);
        while (dayMonth.find()) {
            OffsetDateTime date = date(dayMonth.group(3), month(dayMonth.group(2)), dayMonth.group(1));
            if (date != null) {
                return withClock(date, text.substring(dayMonth.end()));
            }
        }
        return null;
    }

    private static OffsetDateTime withClock(OffsetDateTime date, String rest) {
        Matcher clock = CLOCK.matcher(rest);
        if (!clock.find() || clock.start() > 12) {
            return date;
        }
        int hour = number(clock.group(1));
        String half = clock.group(3);
        int shift = half == null
                ? 0
                : half.toLowerCase(Locale.ROOT).startsWith("p") ? (hour == 12 ? 0 : 12) : hour == 12 ? -12 : 0;
        boolean valid = hour + shift >= 0 && hour + shift < 24 && number(clock.group(2)) < 60;
        return valid ? date.withHour(hour + shift).withMinute(number(clock.group(2))) : date;
    }

    /** Day first, as most of the world writes; month first where only that can be. */
    private static @Nullable OffsetDateTime numeric(String text) {
        Matcher found = NUMERIC.matcher(text);
        if (!found.find()) {
            return null;
        }
        boolean american = number(found.group(2)) > 12;
        return american
                ? date(found.group(3), found.group(1), found.group(2))
                : date(found.group(3), found.group(2), found.group(1));
    }

    private static String month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Integer month = MONTHS.get(lower);
        if (month == null && lower.length() > 3) {
            month = MONTHS.get(lower.substring(0, lower.length() - 1));
        }
        return month == null ? "0" : month.toString();
    }

    private static @Nullable OffsetDateTime date(String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(number(year), number(month), number(day));
            return date.atStartOfDay().atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Map<String, Integer> months() {
        String[] names = {
            "january jan januar janvier janv enero ene gennaio gen janeiro januari stycznia styczeń sty января янв ocak tammikuuta ianuarie leden ledna січня január jänner gener janar ιανουαρίου",
            "february feb februar février févr fevr febrero febbraio fevereiro fev februari lutego luty lut февраля фев şubat helmikuuta februarie únor února лютого február feber febrer shkurt φεβρουαρίου",
            "march mar märz maerz mär mars marzo março marco maart mrt marca marzec marzo марта мар mart maaliskuuta martie březen března березня március març μαρτίου",
            "april apr avril avr abril abr aprile aprilie kwietnia kwiecień kwi апреля апр nisan huhtikuuta duben dubna квітня április prill απριλίου",
            "may mai mayo maggio mag maio mei maja maj мая май mayıs toukokuuta květen května травня május maig μαΐου",
            "june jun juni juin junio giugno giu junho czerwca czerwiec cze июня июн haziran kesäkuuta iunie červen června червня június juny qershor ιουνίου",
            "july jul juli juillet juil julio luglio lug julho lipca lipiec lip июля июл temmuz heinäkuuta iulie červenec července липня július juliol korrik ιουλίου",
            "august aug août aout agosto ago ago sierpnia sierpień sie augustus августа авг ağustos elokuuta srpen srpna серпня augusztus agost gusht αυγούστου",
            "september sep sept septembre septiembre settembre set setembro septembrie września wrzesień wrz сентября сен сент eylül syyskuuta září вересня szeptember setembre shtator σεπτεμβρίου",
            "october oct oktober okt octobre octubre ottobre ott outubro out octombrie października październik paź октября окт ekim lokakuuta říjen října жовтня október tetor οκτωβρίου",
            "november nov novembre noviembre novembro noiembrie listopada listopad lis ноября ноя kasım marraskuuta листопада nëntor νοεμβρίου",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro decembrie grudnia grudzień gru декабря дек aralık joulukuuta prosinec prosince грудня desember des dhjetor δεκεμβρίου"
        };
        Map<String, Integer> months = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ", -1)) {
                months.put(name, i + 1);
            }
        }
        return Map.copyOf(months);
    }
}
