package io.countermand.proof.operation;

import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static io.countermand.proof.running.TwoOfEach.MEADOW;
import static io.countermand.proof.running.TwoOfEach.SUBSCRIBER;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.contract.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue of metrics is what the services show; alerts and dashboards ask for nothing else. */
class MetricsTest {

    private static final Path DEPLOY = Sources.HOME.resolve("deploy");
    private static final Pattern IN_CODE = Pattern.compile("\"(countermand(\\.[a-z]+)+)\"");
    private static final Pattern HEADING = Pattern.compile("^##+ (.+)$", Pattern.MULTILINE);
    private static final Pattern IN_TEXT = Pattern.compile("`(countermand_\\w+)[`{]");

    private final Catalogue catalogue = Catalogue.read();

    @BeforeAll
    static void somethingHappened() {
        var order = HOUSE.orders().place(SampleOrder.MIXED);
        MEADOW.awaitEnd(MEADOW.cancelOnceKnown(order));
        SUBSCRIBER.awaitOutcome(MEADOW, order.referenceOrderId());
    }

    @Test
    void whatTheServicesShowIsInTheCatalogue() {
        assertThat(HOUSE.all())
                .allSatisfy(instance -> instance.metrics().forEach((name, type) -> {
                    var family = name.replaceAll("_max$", "");
                    if (name.startsWith("countermand_")) {
                        assertThat(catalogue.entries()).as(instance.service()).containsKey(family);
                        var entry = requireNonNull(catalogue.entries().get(family));
                        assertThat(entry.services()).as(name).contains(instance.service());
                        assertThat(type).as(name).isEqualTo(family.equals(name) ? entry.type() : "gauge");
                    }
                }));
    }

    /** A counter shows once it has counted, a gauge always. */
    @Test
    void everyGaugeOfTheCatalogueIsShown() {
        var shown = HOUSE.all().stream()
                .flatMap(instance -> instance.metrics().keySet().stream().map(name -> instance.service() + " " + name))
                .collect(toSet());
        var gauges = catalogue.entries().values().stream()
                .filter(entry -> entry.type().equals("gauge"))
                .flatMap(entry -> entry.services().stream().map(service -> service + " " + entry.name()))
                .toList();

        assertThat(gauges)
                .hasSizeGreaterThan(15)
                .allSatisfy(gauge -> assertThat(shown).contains(gauge));
    }

    @Test
    void theCatalogueHasWhatTheCodeCountsAndNothingElse() {
        var inCode = new HashSet<String>();
        mainSources()
                .map(Sources::read)
                .filter(source -> source.contains("MeterRegistry"))
                .flatMap(source -> IN_CODE.matcher(source).results())
                .map(found -> found.group(1))
                .forEach(inCode::add);

        assertThat(catalogue.entries().values().stream().map(Catalogue.Entry::inCode))
                .containsExactlyInAnyOrderElementsOf(inCode);
    }

    @Test
    void everyMetricHasAUnitAndAMeaning() {
        assertThat(catalogue.entries().values())
                .allSatisfy(entry -> assertThat(List.of(entry.unit(), entry.meaning()))
                        .as(entry.name())
                        .doesNotContain(""));
    }

    @Test
    void theReadmeNamesMetricsThatExist() {
        var named = IN_TEXT.matcher(Sources.read(Sources.HOME.resolve("README.md")))
                .results()
                .map(found -> found.group(1))
                .collect(toSet());

        assertThat(catalogue.names()).containsAll(named);
    }

    @Test
    void alertsAskForMetricsThatExist() throws IOException {
        assertThat(alerts()).hasSizeGreaterThan(20).allSatisfy(alert -> {
            var asked = new Query(alert.path("expr").asText()).metrics();
            assertThat(known()).as("%s", alert).containsAll(asked);
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
        });
    }

    @Test
    void everyAlertHasASectionThatSaysWhatToDo() throws IOException {
        assertThat(alerts()).allSatisfy(alert -> {
            var place = alert.at("/annotations/runbook_url").asText().split("#", 2);
            assertThat(anchors(Sources.HOME.resolve(place[0]))).as("%s", alert).contains(place[1]);
        });
    }

    @Test
    void everySectionOfTheRunbookHasItsAlert() throws IOException {
        var names = alerts().stream()
                .map(alert -> alert.path("alert").asText().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(names).containsAll(anchors(DEPLOY.resolve("RUNBOOK.md")));
    }

    @Test
    void dashboardsAskForMetricsThatExist() throws IOException {
        for (var file : files("dashboards", ".json")) {
            var asked = new ObjectMapper().readTree(file.toFile()).findValuesAsText("expr");

            assertThat(asked)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(expression ->
                            assertThat(known()).as(expression).containsAll(new Query(expression).metrics()));
        }
    }

    @Test
    void aMetricThatDoesNotExistIsNoticed() {
        var query = new Query(
                "sum by (a_label) (rate(countermand_dreams_total{b=\"c\"}[5m])) / max(countermand_due_chunks) > 1");

        assertThat(query.metrics()).containsExactlyInAnyOrder("countermand_dreams_total", "countermand_due_chunks");
        assertThat(known()).contains("countermand_due_chunks").doesNotContain("countermand_dreams_total");
    }

    /** Ours, and what each process shows besides. */
    private Set<String> known() {
        var known = new HashSet<>(catalogue.names());
        HOUSE.all()
                .forEach(instance -> instance.metrics().forEach((name, type) -> {
                    known.add(name);
                    if (type.equals("summary") || type.equals("histogram")) {
                        known.addAll(List.of(name + "_count", name + "_sum"));
                    }
                }));
        return known;
    }

    private static List<JsonNode> alerts() throws IOException {
        var alerts = new ArrayList<JsonNode>();
        for (var file : files("alerts", ".yaml")) {
            new YAMLMapper()
                    .readTree(file.toFile())
                    .path("groups")
                    .forEach(group -> group.path("rules").forEach(alerts::add));
        }
        return alerts;
    }

    /** Of its sections, as a browser asks for them. */
    private static List<String> anchors(Path document) {
        return HEADING.matcher(Sources.read(document))
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", ""))
                .map(text -> text.replace(' ', '-'))
                .toList();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.list(DEPLOY.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static Stream<Path> mainSources() {
        return Stream.of("cancel-edge", "cancel-backbone", "cancel-api", "cancel-worker", "webhook-dispatcher")
                .flatMap(module -> files(Sources.HOME.resolve(module).resolve("src/main/java")));
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
