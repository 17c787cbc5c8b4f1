package org.tidings.scraper.extract.facts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The months' names in the languages of news, in full and short, as they stand in a date and alone. */
final class Months {
    private static final String[] NAMES = {
        "january jan januar janvier janv enero ene gennaio gen janeiro januari tammikuuta tammikuu tammik tammi janúar jaanuar jaan janvāris sausio sausis saus stycznia styczeń sty ledna leden led januára január јануар јан јануари януари яну января январь янв січня січень січ студзеня студзень сту ianuarie ian ιανουαρίου ιανουάριος ιαν ocak oca yanvar yan janar gener xaneiro xan januarie जनवरी জানুয়ারী জানু जानेवारी जाने جنوری ژانویهٔ ژانویه يناير ינואר იანვარი იან հունվարի հունվար հնվ қаңтар қаң มกราคม siječnja siječanj sij jänner jän styczen styczniu",
        "february feb februar février févr febrero febbraio fevereiro fev februari helmikuuta helmikuu helmik helmi febrúar veebruar veebr februāris febr vasario vasaris vas lutego luty lut února únor úno februára február фебруар феб февруари фев февраля февраль февр лютого лютий лют лютага люты februarie φεβρουαρίου φεβρουάριος φεβ şubat şub fevral shkurt shk febrer febreiro pebrero peb फ़रवरी ফেব্রুয়ারী ফেব फेब्रुवारी फेब्रु फेब्रुअरी فروری فوریهٔ فوریه فبراير פברואר თებერვალი თებ փետրվարի փետրվար փտվ ақпан ақп กุมภาพันธ์ veljače veljača velj fevr",
        "march mar märz mär mars marzo março maart mrt marts maaliskuuta maaliskuu maalisk maalis märts kovo kovas kov marca marzec března březen bře marec март мар mart марта березня березень бер сакавіка сакавік сак martie március márc μαρτίου μάρτιος μαρ μάρ març maret mac machi marso मार्च মার্চ مارچ مارس מרץ მარტი მარ մարտի մարտ մրտ наурыз нау มีนาคม ožujka ožujak ožu maerz mrz",
        "april apr avril avr abril abr aprile huhtikuuta huhtikuu huhtik huhti apríl aprill aprīlis balandžio balandis bal kwietnia kwiecień kwi dubna duben dub apríla април апр апреля апрель квітня квітень квіт кві красавіка красавік кра aprilie április ápr απριλίου απρίλιος απρ nisan nis aprel prill pri aprili अप्रैल এপ্রিল एप्रिल एप्रि अप्रिल اپریل آوریل أبريل אפריל აპრილი აპრ ապրիլի ապրիլ ապր сәуір сәу เมษายน travnja travanj tra এপ্রি",
        "may mai mayo maggio mag maio mei maj toukokuuta toukokuu toukok touko maí maijs gegužės gegužė geg maja května květen kvě mája máj мај май мая травня травень трав тра május μαΐου μάιος μαΐ μάι mayıs maig मई মে मे مئی مهٔ مه مايو מאי მაისი მაი մայիսի մայիս մյս мамыр мам พฤษภาคม svibnja svibanj svi",
        "june jun juni juin junio giugno giu junho kesäkuuta kesäkuu kesäk kesä júní jún juuni jūnijs jūn birželio birželis birž czerwca czerwiec cze června červen čvn júna junij јун јуни юни июня июнь июн червня червень черв чер чэрвеня чэрвень чэр iunie iun június ιουνίου ιούνιος ιουν ιούν haziran haz iyun iyn qershor qer juny xuño junie hunyo hun जून জুন जुन جون ژوئن يونيو יוני ივნისი ივნ հունիսի հունիս հնս маусым мау มิถุนายน lipnja lipanj lip",
        "july jul juli juillet juil julio luglio lug julho heinäkuuta heinäkuu heinäk heinä júlí júl juuli jūlijs jūl liepos liepa liep lipca lipiec července červenec čvc júla julij јул јули юли июля июль июл липня липень лип ліпеня ліпень ліп iulie iul július ιουλίου ιούλιος ιουλ ιούλ temmuz tem iyul iyl korrik korr juliol xullo xul julie julai hulyo hul जुलाई জুলাই जुलै جولائی ژوئیهٔ ژوئیه يوليو יולי ივლისი ივლ հուլիսի հուլիս հլս шілде шіл กรกฎาคม srpnja srpanj srp জুল",
        "august aug août agosto ago augustus augusti elokuuta elokuu elok ágúst ágú augusts rugpjūčio rugpjūtis rugp sierpnia sierpień sie srpna srpen augusta avgust avg август авг августа серпня серпень серп сер жніўня жнівень жні augusztus αυγούστου αύγουστος αυγ αύγ ağustos ağu avqust avq gusht gush agost ag agustus agu ogos ogo agosti अगस्त আগস্ট ऑगस्ट ऑग अगस्ट اگست اوت أغسطس אוגוסט აგვისტო აგვ օգոստոսի օգոստոս օգս тамыз там สิงหาคม kolovoza kolovoz kol aout আগ",
        "september sep sept septembre septiembre settembre set setembro syyskuuta syyskuu syysk syys septembris rugsėjo rugsėjis rugs września wrzesień wrz září zář septembra септембар сеп septembar септември септ сентября сентябрь сент вересня вересень вер верасня верасень septembrie szeptember szept σεπτεμβρίου σεπτέμβριος σεπ eylül eyl sentyabr sen shtator sht setembre septemba setyembre सितंबर সেপ্টেম্বর सप्टेंबर सप्टें सेप्टेम्बर ستمبر سپتامبر سبتمبر ספטמבר სექტემბერი სექ սեպտեմբերի սեպտեմբեր սեպ қыркүйек қыр sentabr กันยายน rujna rujan ruj সেপ",
        "october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta lokakuu lokak loka október oktoober oktobris spalio spalis spal października październik paź října říjen říj októbra октобар окт oktobar октомври октября октябрь жовтня жовтень жовт жов кастрычніка кастрычнік кас octombrie οκτωβρίου οκτώβριος οκτ ekim eki oktyabr tetor tet oktoba oktubre अक्तूबर অক্টোবর ऑक्टोबर ऑक्टो अक्टोबर اکتوبر اکتبر أكتوبر אוקטובר ოქტომბერი ოქტ հոկտեմբերի հոկտեմբեր հոկ қазан қаз oktabr ตุลาคม अक्टूबर অক্টো",
        "november nov novembre noviembre novembro marraskuuta marraskuu marrask marras nóvember nóv novembris lapkričio lapkritis lapkr listopada listopad lis listopadu novembra новембар нов novembar ноември ноем ное ноября ноябрь нояб листопада листопад лист лис лістапада лістапад ліс noiembrie νοεμβρίου νοέμβριος νοε νοέ kasım kas noyabr noy nëntor nën novemba nobyembre nob नवंबर নভেম্বর नोव्हेंबर नोव्हें नोभेम्बर نومبر نوامبر نوفمبر נובמבר ნოემბერი ნოე նոյեմբերի նոյեմբեր նոյ қараша қар พฤศจิกายน studenoga studeni stu নভে",
        "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des joulukuuta joulukuu jouluk joulu detsember dets decembris gruodžio gruodis gruod grudnia grudzień gru prosince prosinec decembra децембар дец decembar декември дек декабря декабрь грудня грудень груд гру снежня снежань сне decembrie δεκεμβρίου δεκέμβριος δεκ aralık ara dekabr dek dhjetor dhj desembre decembro disember dis desemba disyembre दिसंबर ডিসেম্বর डिसेंबर डिसें डिसेम्बर دسمبر دسامبر ديسمبر דצמבר დეკემბერი დეკ դեկտեմբերի դեկտեմբեր դեկ желтоқсан жел ธันวาคม prosinca prosinac ডিসে"
    };
    private static final Map<String, Integer> NUMBERS = numbers();

    private Months() {}

    /** 1 to 12; 0 for what is no month. A name may carry one more letter, as an ending or a mistake. */
    static int number(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Integer month = NUMBERS.get(lower);
        if (month == null && lower.length() > 3) {
            month = NUMBERS.get(lower.substring(0, lower.length() - 1));
        }
        return month == null ? 0 : month;
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < NAMES.length; i++) {
            for (String name : NAMES[i].split(" ", -1)) {
                numbers.putIfAbsent(name, i + 1);
            }
        }
        return Map.copyOf(numbers);
    }
}
