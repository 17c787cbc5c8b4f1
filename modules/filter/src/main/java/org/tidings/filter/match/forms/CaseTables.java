package org.tidings.filter.match.forms;

/** The endings of names: genitive, dative, accusative, instrumental and locative, as {@link Cases} reads them. */
final class CaseTables {
    static final String RUSSIAN = """
            ия     | ии ии ию ией ии
            гкх+ий | ого ому ого/ий им ом
            ий     | ия ию ия/ий ием ии
            ый     | ого ому ого/ый ым ом
            ой     | ого ому ого/ой ым ом
            ая     | ой ой ую ой ой
            яя     | ей ей юю ей ей
            ое     | ого ому ое ым ом
            ее     | его ему ее им ем
            ые     | ых ым ые/ых ыми ых
            нт+ие  | ия/их ию/им ие ием/ими ии/их
            ие     | их им ие/их ими их
            вн+о   | а у о ом е
            ова    | овы/овой ове/овой ову овой ове/овой
            ева    | евы/евой еве/евой еву евой еве/евой
            ина    | ины/иной ине/иной ину иной ине/иной
            гкх+а  | и е у ой е
            жчшщц+а | и/ы е у ей/ой е
            а      | ы е у ой е
            ья     | ьи ье ью ьей ье
            я      | и е ю ей е
            ы      | _/ов ам ы/ов ами ах
            й      | я ю й/я ем е
            ь      | я/и ю/и ь/я ем/ью е/и
            ов     | ова ову ов/ова овом/овым ове
            ев     | ева еву ев/ева евом/евым еве
            ёв     | ёва ёву ёв/ёва ёвом/ёвым ёве
            ин     | ина ину ин/ина ином/иным ине
            ец     | ца цу ец/ца цем це
            бвгдзклмнпрстфхцжчшщ+_ | а у _/а ом/ем е
            """;

    static final String UKRAINIAN = """
            ія     | ії ії ію ією ії
            ий     | ого ому ого/ий им ому
            ська   | ської ській ську ською ській
            ка     | ки/кої ці/кій ку кою ці/кій
            га     | ги зі гу гою зі
            ха     | хи сі ху хою сі
            нв+а   | и/ої і/ій у ою і/ій
            жчшщ+а | і і у ею і
            а      | и і у ою і
            я      | і і ю ею і
            внт+о  | а у о ом і
            ке     | кого кому ке ким кому
            не     | ного ному не ним ному
            ні     | них ним ні/них ними них
            и      | _/ів ам и/ів ами ах
            иїв    | иєва иєву иїв иєвом иєві
            ів     | ова/ева ову/еву ів/ова/ева овом/евом ові/еві
            ай     | аю/ая аю/аєві ай/ая аєм аї
            й      | я/ю ю/єві й/я єм ї
            ь      | я/і ю/і ь/я ем/ю і
            в      | ва/ву ву/вові в/ва вом/вим ві
            бгґдзклмнпрстфхцжчшщ+_ | а/у у/ові _/а ом/ем/им і
            """;

    static final String POLISH = """
            iemcy  | iemiec iemcom iemcy iemcami iemczech
            ęgry   | ęgier ęgrom ęgry ęgrami ęgrzech
            łochy  | łoch łochom łochy łochami łoszech
            ki     | kiego kiemu kiego/ki kim kim
            ska    | ski/skiej sce/skiej skę/ską ską sce/skiej
            cka    | cki/ckiej cce/ckiej ckę/cką cką cce/ckiej
            ka     | ki/kiej ce/kiej kę/ką ką ce/kiej
            ga     | gi dze gę gą dze
            cha    | chy sze chę chą sze
            ra     | ry rze rę rą rze
            ła     | ły le łę łą le
            ta     | ty cie tę tą cie
            da     | dy dzie dę dą dzie
            na     | ny/nej nie/nej nę/ną ną nie/nej
            wa     | wy/wej wie/wej wę/wą wą wie/wej
            pbfms+a | y ie ę ą ie
            za     | zy zy/zie zę zą zy/zie
            nia    | nii/ni nii/ni nię nią nii/ni
            ia     | ii ii ię ią ii
            ea     | ei ei eę eą ei
            ja     | ji ji ję ją ji
            la     | li li lę lą li
            ca     | cy cy cę cą cy
            wo     | wa wu wo wem wie
            nie    | nia niu nie niem niu
            kie    | kich kim kie kimi kich
            ne     | nych nym ne nymi nych
            ość    | ości ości ość ością ości
            y      | _/ów/ego om/emu y/ego ami/ym ach/ym
            ń      | nia niowi ń/nia niem niu
            ów     | owa/owu owowi ów/owa owem owie
            ek     | ka/ku kowi ek/ka kiem ku
            kg+_   | a/u owi _/a iem u
            t      | ta/tu towi t/ta tem cie
            d      | da/du dowi d/da dem dzie
            r      | ra/ru rowi r/ra rem rze
            ł      | ła/łu łowi ł/ła łem le
            rz     | rza/rzu rzowi rz/rza rzem rzu
            bfmnpsvw+_ | a/u owi _/a em ie
            hjlczż+_ | a/u owi _/a em u
            """;

    static final String CZECH = """
            ý      | ého ému ého/ý ým ém
            á      | é é ou ou é
            é      | ého/ých ému/ým é ým/ými ém/ých
            í      | ího ímu ího/í ím ím
            ie     | ie ii ii ií ii
            ka     | ky ce ku kou ce
            ga     | gy ze gu gou ze
            cha    | chy še chu chou še
            ha     | hy ze hu hou ze
            ra     | ry ře ru rou ře
            a      | y ě/e u ou ě/e
            ko     | ka ku ko kem ku
            o      | a u o em u/ě
            y      | _/ů ům y y ech/ách
            ec     | ce ci/covi ec/ce cem ci
            ek     | ku/ka ku/kovi ek/ka kem ku
            kgh+_  | a/u u/ovi _/a em u
            ščřžj+_ | e i/ovi _/e em i
            bdflmnprstvz+_ | a/u u/ovi _/a em ě/e/u
            """;

    static final String SERBO_CROATIAN = """
            ija    | ije iji iju ijom iji
            sšč+ka | ke koj/ki ku kom koj/ki
            ka     | ke ci/ki ku kom ci/ki
            ga     | ge zi/gi gu gom zi/gi
            a      | e i u om i
            sšč+ki | kog/koga kom/kome kog/ki kim kom/kome
            kvn+o  | a u o om u
            ac     | ca cu ac/ca cem cu
            čćšžđjc+_ | a u _/a em u
            bdfghklmnprstvz+_ | a u _/a om/em u
            """;

    static final String GREEK = """
            ος     | ου ο
            ός     | ού ό
            ης     | η η
            ής     | ή ή
            ας     | α α
            άς     | ά ά
            ες     | ών/ων ες
            α      | ας α
            ά      | άς ά
            η      | ης η
            ή      | ής ή
            ι      | ιού/ίου ι
            ο      | ου ο
            ό      | ού ό
            """;

    private static final String LATIN = "abvgdđežzijklmnoprstćufhcčš";
    private static final String CYRILLIC = "абвгдђежзијклмнопрстћуфхцчш";

    private CaseTables() {}

    /** Serbian writes the same endings in another script. */
    static String cyrillic(String table) {
        StringBuilder out = new StringBuilder();
        table.chars().forEach(c -> {
            int at = LATIN.indexOf(c);
            out.append(at < 0 ? (char) c : CYRILLIC.charAt(at));
        });
        return out.toString();
    }
}
