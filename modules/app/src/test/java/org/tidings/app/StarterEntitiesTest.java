package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.filter.match.MatchEngine;
import org.tidings.filter.match.MatchText;
import org.tidings.model.ConfigItem;
import org.tidings.model.Entity;
import org.tidings.model.Origin;
import org.tidings.runtime.config.Content;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.Starter;
import org.tidings.runtime.config.TidingsFile;
import org.tidings.runtime.kafka.ConfigWriter.State;

class StarterEntitiesTest {
    private static final List<Entity> ALL = Arrays.stream(Starter.values())
            .flatMap(kind -> kind.entities(Origin.CLI).stream())
            .toList();
    private static final MatchEngine ENGINE = engine();

    private static MatchEngine engine() {
        MatchEngine engine = new MatchEngine();
        ALL.forEach(engine::put);
        return engine;
    }

    @Test
    void everyKindHasManyAndNoIdTwice() {
        assertTrue(ALL.size() >= 600, "only " + ALL.size());
        Set<String> ids = new HashSet<>();
        assertEquals(
                List.of(),
                ALL.stream().map(Entity::id).filter(id -> !ids.add(id)).toList());
    }

    @Test
    void noWikidataIdStandsTwice() {
        Set<String> seen = new HashSet<>();
        assertEquals(
                List.of(),
                ALL.stream()
                        .filter(entity -> entity.wikidata() != null && !seen.add(entity.wikidata()))
                        .map(Entity::id)
                        .toList());
    }

    /** Two entities may share a name only where at least one of them asks for words nearby. */
    @Test
    void noNameWithoutConditionsIsThatOfTwo() {
        Map<String, Set<String>> owners = new HashMap<>();
        for (Entity entity : ALL) {
            for (Entity.Alias alias : aliases(entity)) {
                if (alias.near().isEmpty()) {
                    owners.computeIfAbsent(letters(alias), name -> new TreeSet<>())
                            .add(entity.id());
                }
            }
        }
        owners.values().removeIf(ids -> ids.size() == 1);
        assertEquals(Map.of(), owners);
    }

    /** Folded and without conditions, it would hit what another spelling of the same entity asks conditions for. */
    @Test
    void noSpellingOpensWhatAnotherGuards() {
        List<String> open = new ArrayList<>();
        for (Entity entity : ALL) {
            Set<String> guarded = new HashSet<>();
            aliases(entity).stream()
                    .filter(alias -> !isOpen(alias))
                    .forEach(alias -> guarded.add(folded(alias.text())));
            aliases(entity).stream()
                    .filter(alias -> isOpen(alias) && guarded.contains(folded(alias.text())))
                    .map(alias -> entity.id() + ": " + alias.text())
                    .forEach(open::add);
        }
        assertEquals(List.of(), open);
    }

    private static boolean isOpen(Entity.Alias alias) {
        return alias.letters() == null
                && alias.near().isEmpty()
                && alias.notNear().isEmpty();
    }

    private static List<Entity.Alias> aliases(Entity entity) {
        List<Entity.Alias> aliases = new ArrayList<>(entity.aliases());
        if (entity.aliases().stream().noneMatch(alias -> alias.text().equals(entity.name()))) {
            aliases.add(Entity.Alias.of(entity.name()));
        }
        return aliases;
    }

    private static String letters(Entity.Alias alias) {
        if (alias.letters() == Entity.Letters.EXACT) {
            return alias.text();
        }
        return folded(alias.text());
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tell us who WHO said the US banned                              | united-states who
            It is up to us to say who is to blame                           |
            The U.S. and the E.U. met at the U.N.                           | european-union united-nations united-states
            Die USA und die EU sprachen in Berlin mit der NATO              | berlin european-union nato united-states
            L'ONU et l'OMS réunies à Genève                                 | geneva united-nations who
            Россия и Китай спорят, ООН и ВОЗ предупреждают                 | china russia united-nations who
            美国和中国在日内瓦会谈                                              | china geneva united-states
            日本と韓国、北朝鮮のミサイルを非難                                     | japan north-korea south-korea
            الأمم المتحدة تدعو إسرائيل إلى وقف القصف على غزة                  | gaza-strip israel united-nations
            A turkey dinner with gravy for everyone                         |
            Turkey for Christmas dinner with cranberry sauce                |
            Turkey holds an election in May                                 | turkey
            Turkey's president spoke in Ankara                              | ankara turkey
            An apple a day, and Apple pie for dessert                       |
            Apple unveiled a new iPhone                                     | apple
            Amazon opens a warehouse for online sellers                     | amazon
            Fires spread through the Amazon rainforest                      | amazon-rainforest
            Loggers reached the Amazon last month, a tribe said             | amazon-rainforest
            Voters in Georgia queued for hours around Atlanta               | atlanta georgia-us
            Protesters in Georgia gathered before parliament in Tbilisi     | georgia tbilisi
            Georgia says hello                                              |
            Chad scored twice and thanked his coach                         |
            Chad closed its border with Sudan                               | chad sudan
            Jordan scored 40 points for the Bulls in the NBA final          |
            Jordan and Egypt sent aid to Gaza                               | egypt gaza-strip jordan
            Niger and Nigeria closed the border                             | niger nigeria
            Equatorial Guinea, Guinea-Bissau and Papua New Guinea           | equatorial-guinea guinea-bissau papua-new-guinea
            A guinea pig was lost                                           |
            Guinea voted on Sunday                                          | guinea
            Rebels of the M23 in Goma, eastern Congo                        | democratic-republic-of-the-congo goma m23
            Talks in Brazzaville, the capital of Congo                      | brazzaville republic-of-the-congo
            South Sudan and Sudan agree on oil                              | south-sudan sudan
            Northern Ireland and Ireland trade more                         | ireland northern-ireland
            American Samoa votes, Samoa does not                            | american-samoa samoa
            The Dominican Republic and Dominica                             | dominica dominican-republic
            South Korea warned North Korea                                  | north-korea south-korea
            New Mexico is not Mexico, nor is the Gulf of Mexico             | gulf-of-mexico mexico new-mexico
            IS fighters were killed in Syria                                | islamic-state syria
            It IS late                                                      |
            Have a nice day in Nice on the Riviera                          | nice
            Paris Hilton sings                                              |
            The strike in Paris goes on                                     | paris
            Lima beans are cheap                                            |
            Cover the shell of the egg                                      |
            Shell sells its oil fields in Nigeria                           | nigeria shell
            The target was missed by a gap                                  |
            Target and Walmart cut prices in their stores                   | target walmart
            She asked for a visa at the embassy                             |
            Visa and Mastercard lower card network fees                     | mastercard visa
            Harrison Ford drives a car                                      |
            Ford recalls trucks                                             | ford
            An orange a day; Orange raises prices for mobile customers      | orange
            Alphabet soup                                                   |
            Google's owner Alphabet                                         | alphabet google
            The company won a million-dollar prize                          |
            The deal is worth three trillion won                            | south-korean-won
            The crown prince of Denmark                                     | denmark
            At Euro 2028 the goals came late                                |
            Das kostet drei Milliarden Euro                                 | euro
            A real estate deal in rand was lost                             |
            They shouted in Polish, then polished the floor                 | poland
            Fine china and a panama hat                                     |
            The White House and the Kremlin talked                          | kremlin white-house
            dell'Italia e un'altra idea di intel                            | italy
            Il est seul et sans espoir                                      |
            Mary McDonald was moody                                         |
            McDonald's sells more burgers, Moody's cut its rating           | mcdonalds moodys
            The National Security Council met                               |
            Real Madrid won in Manchester                                   | manchester real-madrid
            Bank of America and Bank of China                               | bank-of-america bank-of-china
            """)
    void ambiguousNamesAreTakenAsMeant(String text, String ids) {
        Set<String> expected = new TreeSet<>(ids == null ? List.of() : List.of(ids.split(" ")));
        assertEquals(
                expected, new TreeSet<>(ENGINE.analyse(MatchText.of("", text)).entities()), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TURKEY VOTES IN RUNOFF                        | turkey
            TURKEY’S PRESIDENT IN ANKARA                  | ankara turkey
            TURKEY DINNER WITH GRAVY                      |
            US WARNS WHO OVER FUNDS                       |
            TELL US WHO DID IT                            |
            IS IT LATE?                                   |
            GEORGIA PROTESTERS MARCH IN TBILISI           | georgia tbilisi
            GEORGIA SENATORS MEET IN ATLANTA              | atlanta georgia-us
            GEORGIA SAYS HELLO                            |
            CHAD CLOSES BORDER WITH SUDAN                 | chad sudan
            CHAD SCORES TWICE                             |
            JORDAN AND EGYPT SEND AID TO GAZA             | egypt gaza-strip jordan
            JORDAN SCORES 40 IN NBA FINAL                 |
            APPLE UNVEILS NEW IPHONE                      | apple
            APPLE PIE FOR DESSERT                         |
            AMAZON STRIKE AT WAREHOUSE                    | amazon
            FIRES SPREAD THROUGH THE AMAZON               |
            A NICE DAY IN FRANCE                          | france
            WORLD HEALTH ORGANIZATION AND UNITED STATES   | united-states who
            Who is the WHO’s chief? The US’s man, they told us | united-states who
            Turkey’s, Jordan’s and Egypt’s ministers      | egypt jordan turkey
            Apple’s iPhone and Amazon’s warehouses        | amazon apple
            Chad’s army near N’Djamena                    | chad ndjamena
            """)
    void titlesInCapitalsAndPossessivesAreTakenAsMeant(String title, String ids) {
        Set<String> expected = new TreeSet<>(ids == null ? List.of() : List.of(ids.split(" ")));
        assertEquals(
                expected, new TreeSet<>(ENGINE.analyse(MatchText.of(title, "")).entities()), title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ru | В России и на Украине говорят о Китае            | china russia ukraine
            ru | Президент Турции в Германии, посол Франции       | france germany turkey
            ru | У него двое чад                                  |
            uk | У Росії, Польщі та Німеччині                     | germany poland russia
            pl | W Niemczech i w Polsce, bez Rosji i Ukrainy      | germany poland russia ukraine
            pl | Rząd Turcji i prezydent Francji                  | france turkey
            en | The Russia House                                 | russia
            """)
    void namesOfCountriesStandInTheirCases(String language, String body, String ids) {
        MatchText text = new MatchText("", body, List.of(), null, language, null, List.of());
        Set<String> expected = new TreeSet<>(ids == null ? List.of() : List.of(ids.split(" ")));
        assertEquals(expected, new TreeSet<>(ENGINE.analyse(text).entities()), body);
    }

    @Test
    void aFileTakesThemInAndItsOwnWin() {
        Content content = content("""
                starter-entities: [countries, currencies]
                entities: [{id: germany, name: Alemannia}]
                """);
        List<Entity> germany = content.entities().stream()
                .filter(entity -> entity.id().equals("germany"))
                .toList();
        assertEquals(List.of("Alemannia"), germany.stream().map(Entity::name).toList());
        assertTrue(content.entities().stream().anyMatch(entity -> entity.id().equals("euro")));
        assertTrue(content.entities().stream().noneMatch(entity -> entity.id().equals("apple")));
        assertTrue(content.entities().stream().allMatch(entity -> entity.origin() == Origin.FILE));
    }

    @Test
    void anUnknownKindIsNamedWithThoseThereAre() {
        Problems problems = new Problems();
        TidingsFile.parse("t.yaml", "starter-entities: [citys]\n", Path.of("data"), problems);
        String told = problems.all().toString();
        assertTrue(told.startsWith("[t.yaml:1: starter-entities: expected all, countries"), told);
    }

    private static Content content(String yaml) {
        Problems problems = new Problems();
        Content content =
                TidingsFile.parse("t.yaml", yaml, Path.of("data"), problems).content();
        assertEquals(List.of(), problems.all());
        return content;
    }

    @Test
    void whatIsThereStaysAsItIs() {
        Entity mine = new Entity("germany", "Mine", null, List.of(), Origin.CONSOLE);
        Entity france = new Entity("la-france", "France", "Q142", List.of(), Origin.FILE);
        Map<String, ConfigItem> items = Map.of(mine.key(), mine, france.key(), france);
        NewEntities found = NewEntities.of(Starter.COUNTRIES.entities(Origin.CLI), new State(items, Map.of()));
        assertEquals(Map.of("germany", "germany", "france", "la-france"), found.known());
        assertEquals(found.added().size(), found.changes().items().size());
        assertEquals("france is known as @la-france", found.lines(false).getFirst());
        assertTrue(found.lines(true).getLast().endsWith(", 2 known already."));
    }

    @Test
    void thePageOnEntitiesCountsThem() throws IOException {
        String page = Files.readString(Path.of("../../docs/entities.md"));
        for (Starter kind : Starter.values()) {
            String row =
                    "| `" + kind.word() + "` | " + kind.entities(Origin.FILE).size() + " |";
            assertTrue(page.contains(row), row);
        }
    }

    @Test
    void aPlanCountsManyEntities() {
        Plan plan = Plan.of(
                content("starter-entities: currencies\nfeeds: ['https://example.org/a']\n"),
                new State(Map.of(), Map.of()),
                Instant.EPOCH);
        int currencies = Starter.CURRENCIES.entities(Origin.FILE).size();
        assertEquals(List.of("+ " + currencies + " entities", "+ feed https://example.org/a"), plan.shown());
    }
}
