package org.tidings.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tidings.app.cli.TidingsCommand;
import org.tidings.model.Json;
import org.tidings.runtime.config.Problems;
import org.tidings.runtime.config.Settings;
import org.tidings.runtime.config.TidingsFile;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What no container engine is needed for to know that the deployment files fit the program and each other. */
class DeployFilesTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern PINNED = Pattern.compile("[a-z/-]+:v?\\d[\\w.-]*|tidings:\\d[\\w.-]*");
    private static final Set<String> MADE_BY_THE_USER = Set.of("./deploy/tidings.yaml", "deploy/token");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Map<String, JsonNode> services = new TreeMap<>();
    private JsonNode compose = MissingNode.getInstance();

    @BeforeEach
    void readCompose() throws IOException {
        compose = yaml("docker-compose.yml");
        compose.path("services").properties().forEach(service -> services.put(service.getKey(), service.getValue()));
    }

    private static JsonNode yaml(String file) throws IOException {
        Object read = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text(file));
        return Json.mapper().valueToTree(merged(read));
    }

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    /** With what {@code <<} takes over in its place. */
    private static Object merged(Object node) {
        if (node instanceof Map<?, ?> given) {
            Map<Object, Object> out = new LinkedHashMap<>();
            given.forEach((key, value) -> {
                Object inside = value == null ? Map.of() : merged(value);
                if (key.equals("<<") && inside instanceof Map<?, ?> taken) {
                    taken.forEach(out::putIfAbsent);
                } else {
                    out.put(key, inside);
                }
            });
            return out;
        }
        return node instanceof List<?> list
                ? list.stream().map(DeployFilesTest::merged).toList()
                : node;
    }

    private static List<String> list(JsonNode node) {
        return node.valueStream().map(JsonNode::asText).toList();
    }

    private static Set<String> keys(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private JsonNode service(String name) {
        return compose.path("services").path(name);
    }

    /** Those that run Tidings. */
    private Map<String, JsonNode> ours() {
        Map<String, JsonNode> ours = new TreeMap<>(services);
        ours.values().removeIf(service -> !service.path("image").asText().startsWith("tidings:"));
        assertTrue(ours.size() > 1, services::toString);
        return ours;
    }

    @Test
    void everyImageIsPinned() throws IOException {
        Stream<String> composed =
                services.values().stream().map(service -> service.path("image").asText());
        Stream<String> built = Pattern.compile("(?m)^FROM (\\S+)")
                .matcher(text("deploy/Dockerfile"))
                .results()
                .map(found -> found.group(1));
        List<String> images = Stream.concat(composed, built).toList();
        assertTrue(images.size() >= 9, images::toString);
        assertEquals(
                List.of(),
                images.stream()
                        .filter(image -> !PINNED.matcher(image).matches())
                        .toList());
    }

    @Test
    void whatServicesNameIsThere() {
        Set<String> volumes = keys(compose.path("volumes"));
        Set<String> secrets = keys(compose.path("secrets"));
        services.forEach((name, service) -> {
            assertTrue(services.keySet().containsAll(keys(service.path("depends_on"))), name);
            assertTrue(secrets.containsAll(list(service.path("secrets"))), name);
            for (String volume : list(service.path("volumes"))) {
                String source = volume.substring(0, volume.indexOf(':'));
                assertTrue(
                        source.startsWith("./") ? isInProject(source) : volumes.contains(source),
                        () -> name + " mounts " + source + ", which is not there");
            }
        });
        for (JsonNode secret : compose.path("secrets")) {
            assertTrue(isInProject(secret.path("file").asText()), secret::toString);
        }
    }

    private static boolean isInProject(String file) {
        return MADE_BY_THE_USER.contains(file) || Files.exists(ROOT.resolve(file));
    }

    @Test
    void everyVariableIsASettingWithAValueThatItTakes() throws IOException {
        for (String service : ours().keySet()) {
            settings(service);
        }
    }

    /** As the program in the container reads them. */
    private Settings settings(String service) throws IOException {
        Map<String, String> variables = new HashMap<>(variablesOfImage());
        service(service)
                .path("environment")
                .properties()
                .forEach(set -> variables.put(set.getKey(), set.getValue().asText()));
        Path token = Files.writeString(folder.resolve("token"), "0123456789abcdef");
        variables.computeIfPresent("TIDINGS_CONSOLE_TOKEN_FILE", (name, inContainer) -> {
            assertEquals("/run/secrets/token", inContainer);
            return token.toString();
        });
        Problems problems = new Problems();
        TidingsFile file = TidingsFile.read(null, variables, folder, problems);
        assertEquals(List.of(), problems.all(), service);
        return file.settings();
    }

    private static Map<String, String> variablesOfImage() throws IOException {
        Map<String, String> variables = new HashMap<>();
        Matcher found = Pattern.compile("(?m)^ENV (\\w+)=(\\S+)").matcher(text("deploy/Dockerfile"));
        while (found.find()) {
            variables.put(found.group(1), found.group(2));
        }
        assertEquals(Set.of("TIDINGS_DATA"), variables.keySet());
        return variables;
    }

    @Test
    void everyCommandIsOneThatTheProgramKnows() throws IOException {
        Matcher inImage = Pattern.compile("CMD (\\[.*])").matcher(text("deploy/Dockerfile"));
        List<List<String>> commands = new ArrayList<>();
        while (inImage.find()) {
            List<String> line = new ArrayList<>();
            Json.mapper().readTree(inImage.group(1)).forEach(word -> line.add(word.asText()));
            line.remove("/opt/tidings/tidings");
            commands.add(line);
        }
        assertEquals(List.of(List.of("healthcheck"), List.of("run")), commands);
        ours().values().forEach(service -> commands.add(list(service.path("command"))));
        commands.forEach(DeployFilesTest::parse);
    }

    private static ParseResult parse(List<String> line) {
        return new CommandLine(new TidingsCommand()).parseArgs(line.toArray(String[]::new));
    }

    @Test
    void everyProcessReadsTheFileThatIsMounted() {
        ours().forEach((name, service) -> {
            Path config =
                    parse(list(service.path("command"))).subcommand().matchedOptionValue("--config", Path.of("-"));
            String mount = "./deploy/tidings.yaml:" + config + ":ro";
            assertTrue(list(service.path("volumes")).contains(mount), () -> name + " does not mount " + mount);
        });
    }

    @Test
    void everyRoleRunsOnce() {
        List<RoleName> roles = new ArrayList<>();
        for (JsonNode service : ours().values()) {
            ParseResult run = parse(list(service.path("command"))).subcommand();
            roles.addAll(RoleName.parse(run.matchedOptionValue("--roles", "all")));
        }
        assertEquals(EnumSet.allOf(RoleName.class), new HashSet<>(roles));
        assertEquals(RoleName.values().length, roles.size(), roles::toString);
    }

    @Test
    void theBrokerListensWhereTheRolesLookForIt() throws IOException {
        JsonNode broker = service("kafka").path("environment");
        for (String service : ours().keySet()) {
            String wanted = "INSIDE://" + settings(service).kafka().bootstrapServers();
            assertTrue(
                    List.of(broker.path("KAFKA_ADVERTISED_LISTENERS").asText().split(",", -1))
                            .contains(wanted),
                    wanted);
        }
        assertTrue(
                list(service("kafka").path("volumes"))
                        .contains("kafka:" + broker.path("KAFKA_LOG_DIRS").asText()),
                "Kafka's state is not on its volume");
    }

    @Test
    void prometheusAsksEveryProcessWhereItListensAndHasTheToken() throws IOException {
        Set<String> listening = new TreeSet<>();
        for (String service : ours().keySet()) {
            Settings settings = settings(service);
            String ops = settings.ops().listen();
            String listen = ops == null ? settings.console().listen() : ops;
            assertTrue(listen.startsWith("0.0.0.0:"), service + " listens for itself alone");
            listening.add(service + listen.substring(listen.lastIndexOf(':')));
        }
        JsonNode job = yaml("deploy/prometheus.yml").at("/scrape_configs/0");
        Set<String> asked = new TreeSet<>();
        job.path("static_configs").forEach(some -> asked.addAll(list(some.path("targets"))));
        assertEquals(listening, asked);
        assertEquals(
                "/run/secrets/token", job.at("/authorization/credentials_file").asText());
        assertEquals(List.of("token"), list(service("prometheus").path("secrets")));
    }

    @Test
    void grafanaIsToldWherePrometheusAndTheDashboardAre() throws IOException {
        JsonNode source =
                yaml("deploy/grafana/provisioning/datasources/prometheus.yml").at("/datasources/0");
        assertEquals("prometheus", source.path("uid").asText());
        assertEquals("http://prometheus:9090", source.path("url").asText());
        JsonNode provider =
                yaml("deploy/grafana/provisioning/dashboards/tidings.yml").at("/providers/0");
        String mount =
                "./deploy/grafana/dashboards:" + provider.at("/options/path").asText() + ":ro";
        assertTrue(list(service("grafana").path("volumes")).contains(mount), mount);
    }

    private static List<JsonNode> panels() throws IOException {
        List<JsonNode> panels = new ArrayList<>();
        Json.mapper()
                .readTree(text("deploy/grafana/dashboards/tidings.json"))
                .path("panels")
                .forEach(panels::add);
        panels.removeIf(panel -> panel.path("type").asText().equals("row"));
        assertTrue(panels.size() >= 10, () -> panels.size() + " panels");
        return panels;
    }

    @Test
    void everyPanelSaysWhatItShowsAndInWhichUnit() throws IOException {
        Set<Integer> ids = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (JsonNode panel : panels()) {
            String title = panel.path("title").asText();
            assertTrue(panel.path("description").asText().length() > 20, title);
            assertTrue(
                    !panel.at("/fieldConfig/defaults/unit").asText().isEmpty(),
                    () -> title + " has no unit for its axis");
            assertEquals("prometheus", panel.at("/datasource/uid").asText(), title);
            assertTrue(ids.add(panel.path("id").asInt()), () -> title + " has the id of another");
            assertTrue(
                    places.add(panel.at("/gridPos/x") + "," + panel.at("/gridPos/y")), () -> title + " hides another");
            assertTrue(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt() <= 24, title);
        }
    }

    @Test
    void everyQueryOfTheDashboardAsksForWhatIsExported() throws IOException {
        MetricsPage page = MetricsPage.read();
        for (JsonNode panel : panels()) {
            assertTrue(!panel.path("targets").isEmpty(), panel::toString);
            for (JsonNode target : panel.path("targets")) {
                assertEquals("prometheus", target.at("/datasource/uid").asText());
                Promql.check(target.path("expr").asText(), page.series(), page.labels());
            }
        }
    }

    @Test
    void everyQueryOfTheMetricsPageAsksForWhatIsExported() throws IOException {
        MetricsPage page = MetricsPage.read();
        String text = text("docs/metrics.md");
        List<String> queries = text.substring(text.indexOf("```promql\n") + 10, text.lastIndexOf("```"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toList());
        assertEquals(6, queries.size(), queries::toString);
        queries.forEach(query -> Promql.check(query, page.series(), page.labels()));
    }
}
