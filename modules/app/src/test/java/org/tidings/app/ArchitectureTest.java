package org.tidings.app;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;

/** The house rules, in words that a build can check. */
@AnalyzeClasses(packages = "org.tidings", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] ROLES = {
        "org.tidings.poller..",
        "org.tidings.scraper..",
        "org.tidings.filter..",
        "org.tidings.alerts..",
        "org.tidings.courier.."
    };
    private static final String[] PURE = {
        "org.tidings.poller.feed..",
        "org.tidings.scraper.extract..",
        "org.tidings.filter.match..",
        "org.tidings.alerts.story..",
        "org.tidings.courier.channel.."
    };

    /** What opens a connection or makes others do so. */
    private static final String DIALS = String.join(
            "|",
            "java\\.net\\.(Socket|DatagramSocket|MulticastSocket|(Http|Jar)?URLConnection|http\\..*)",
            "java\\.nio\\.channels\\.(Asynchronous)?(Socket|Datagram)Channel",
            "javax\\.net\\.SocketFactory|javax\\.net\\.ssl\\.(SSLSocket(Factory)?|HttpsURLConnection)",
            "org\\.apache\\.hc\\..*",
            "org\\.jsoup\\.(Connection.*|helper\\.HttpConnection.*)",
            "com\\.rometools\\.fetcher\\..*|javax\\.naming\\..*|java\\.rmi\\..*");

    @ArchTest
    static final ArchRule rolesNeverSeeEachOther = slices().matching(
                    "org.tidings.(poller|scraper|filter|alerts|courier)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule arrowsPointDown = noClasses()
            .that()
            .resideInAnyPackage("org.tidings.model..", "org.tidings.runtime..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.tidings..")
                    .and(resideOutsideOfPackages("org.tidings.model..", "org.tidings.runtime..")));

    @ArchTest
    static final ArchRule rolesKnowNeitherConsoleNorProgram = noClasses()
            .that()
            .resideInAnyPackage(ROLES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.tidings.console..", "org.tidings.app..", "org.tidings.broker..", "org.tidings.newsroom..");

    @ArchTest
    static final ArchRule pureCodeKnowsNoKafkaNoWebNoLoggerAndNoRuntime = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.apache.hc..",
                    "java.net.http..",
                    "org.slf4j..",
                    "io.micrometer..",
                    "org.tidings.runtime..");

    @ArchTest
    static final ArchRule theConsoleUsesOnlyThePurePartOfARole = noClasses()
            .that()
            .resideInAPackage("org.tidings.console..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROLES).and(resideOutsideOfPackages(PURE)));

    @ArchTest
    static final ArchRule onlyTheBrokerTouchesKafkasServer = noClasses()
            .that()
            .resideOutsideOfPackage("org.tidings.broker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "kafka..",
                    "org.apache.kafka.server..",
                    "org.apache.kafka.metadata..",
                    "org.apache.kafka.storage..");

    @ArchTest
    static final ArchRule onlyTheGuardedClientDialsOut = noClasses()
            .that()
            .resideOutsideOfPackages("org.tidings.runtime.http..", "org.tidings.broker..", "org.tidings.newsroom..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(DIALS)
            .orShould(callMethodWhere(targetOwner(type(URL.class)).and(target(nameMatching("open.*|getContent")))))
            .orShould()
            .callMethod(InetAddress.class, "isReachable", int.class);

    @ArchTest
    static final ArchRule theClockIsInjected = noClasses()
            .that()
            .resideInAnyPackage(ROLES)
            .or()
            .resideInAPackage("org.tidings.console..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule nothingStaticChanges = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages("gg.jte.generated..")
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule noDrawerForOddsAndEnds = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..common..", "..helper..", "..manager..", "..impl..", "..base..");
}
