package io.countermand.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.domain.wire.Topics;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

    private static final List<Integer> ADMINISTRATION = List.of(9081, 9082);

    private static final Map<String, Class<? extends HasMetadata>> CORE = Map.of(
            "ConfigMap", ConfigMap.class,
            "Service", Service.class,
            "ServiceAccount", ServiceAccount.class,
            "Deployment", Deployment.class,
            "Job", Job.class,
            "Ingress", Ingress.class,
            "HTTPRoute", HTTPRoute.class,
            "NetworkPolicy", NetworkPolicy.class,
            "PodDisruptionBudget", PodDisruptionBudget.class,
            "HorizontalPodAutoscaler", HorizontalPodAutoscaler.class);

    /** Kinds of operators that bring their own definitions. */
    private static final Set<String> CUSTOM = Set.of("ServiceMonitor", "PrometheusRule", "ScaledObject");

    private static final String EVERYTHING = """
            httpRoute: {enabled: true}
            migration: {asHook: false}
            keda: {enabled: true}
            postgres: {caSecret: postgres-ca}
            kafka: {securityProtocol: SSL, caSecret: kafka-ca, topicPrefix: "eu."}
            oidc: {issuer: "https://id.example.com", jwksUrl: "https://id.example.com/keys", audience: countermand}
            secrets: {providers: [{provider: bango, secret: countermand-bango}]}
            cancelWorker:
              settings: {countermand.worker.refund.providers.bango.url: "https://api.example.com/v5"}
            """;

    private static final Chart PLAIN = Chart.rendered("");
    private static final Chart FULL = Chart.rendered(EVERYTHING);

    @Test
    void helmFindsNothingToComplainAbout() {
        var lint = Chart.helm().lint().strict().call();

        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
    }

    @Test
    void everyCoreManifestIsOneThatAClusterTakes() {
        assertThat(Stream.of(PLAIN, FULL).flatMap(chart -> chart.manifests().stream()))
                .hasSizeGreaterThan(40)
                .allSatisfy(manifest -> {
                    var kind = manifest.path("kind").asText();
                    if (!CUSTOM.contains(kind)) {
                        assertThat(CORE).containsKey(kind);
                        assertThatCode(() -> Strict.MAPPER.treeToValue(manifest, CORE.get(kind)))
                                .as("%s", manifest)
                                .doesNotThrowAnyException();
                    }
                });
    }

    @Test
    void aMisspeltFieldIsNoticed() {
        var deployment = PLAIN.of("Deployment").findFirst().orElseThrow().deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec")).put("enableServiceLink", false);

        assertThatThrownBy(() -> Strict.MAPPER.treeToValue(deployment, Deployment.class))
                .hasMessageContaining("enableServiceLink");
    }

    @Test
    void noPodIsPrivilegedAndNoneWritesToItsImage() {
        assertThat(FULL.pods()).hasSize(4).allSatisfy(pod -> {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(pod.has("hostNetwork")).isFalse();
        });
        assertThat(FULL.containers()).allSatisfy(container -> {
            var security = container.path("securityContext");
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(container.path("image").asText())
                    .doesNotEndWith(":latest")
                    .contains(":");
        });
    }

    @Test
    void everyContainerHasItsLimits() {
        assertThat(FULL.containers()).allSatisfy(container -> {
            for (var path : List.of("/requests/cpu", "/requests/memory", "/limits/cpu", "/limits/memory")) {
                assertThat(container.path("resources").at(path).asText())
                        .as(path)
                        .isNotEmpty();
            }
        });
    }

    @Test
    void everyServiceIsProbedAndHasTimeToStop() {
        assertThat(FULL.of("Deployment")).hasSize(3).allSatisfy(deployment -> {
            var pod = deployment.at("/spec/template/spec");
            assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isEqualTo(45);
            var container = pod.at("/containers/0");
            assertThat(container.at("/lifecycle/preStop/sleep/seconds").asInt()).isEqualTo(5);
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(pod.path("topologySpreadConstraints")).hasSize(2);
        });
    }

    @Test
    void probesAskPortsThatAreOpen() {
        assertThat(FULL.of("Deployment")).allSatisfy(deployment -> {
            var container = deployment.at("/spec/template/spec/containers/0");
            var names = container.path("ports").findValuesAsText("name");
            assertThat(names)
                    .contains(container.at("/livenessProbe/httpGet/port").asText());
        });
    }

    @Test
    void theAdministrationIsReachedByNobody() {
        var exposing = Stream.of("Service", "Ingress", "HTTPRoute", "NetworkPolicy")
                .flatMap(FULL::of)
                .toList();

        assertThat(exposing).hasSizeGreaterThan(9).allSatisfy(manifest -> {
            assertThat(numbers(manifest)).doesNotContainAnyElementsOf(ADMINISTRATION);
            assertThat(manifest.findValuesAsText("port")).doesNotContain("admin");
            assertThat(manifest.findValuesAsText("targetPort")).doesNotContain("admin");
        });
    }

    @Test
    void webhooksAndKeysGoToTheDispatcherAndTheRestToTheApi() {
        var paths = FULL.one("Ingress", "shop").at("/spec/rules/0/http/paths");

        assertThat(paths.valueStream()
                        .map(path -> path.path("path").asText() + " "
                                + path.at("/backend/service/name").asText()))
                .containsExactly(
                        "/raas/v2/webhooks shop-webhook-dispatcher",
                        "/.well-known/jwks.json shop-webhook-dispatcher",
                        "/raas/v2 shop-cancel-api");
        var rules = FULL.one("HTTPRoute", "shop").at("/spec/rules");
        assertThat(rules.at("/0/matches").findValuesAsText("value"))
                .containsExactly("/raas/v2/webhooks", "/.well-known/jwks.json");
        assertThat(rules.at("/0/backendRefs/0/name").asText()).isEqualTo("shop-webhook-dispatcher");
        assertThat(rules.at("/1/backendRefs/0/name").asText()).isEqualTo("shop-cancel-api");
    }

    @Test
    void routesLeadToPortsOfServices() {
        assertThat(FULL.one("HTTPRoute", "shop").at("/spec/rules").valueStream().map(rule -> rule.at("/backendRefs/0")))
                .allSatisfy(backend -> assertThat(
                                FULL.one("Service", backend.path("name").asText())
                                        .at("/spec/ports/0/port")
                                        .asInt())
                        .isEqualTo(backend.path("port").asInt()));
    }

    @Test
    void nothingSecretStandsInAManifest() {
        assertThat(FULL.of("Secret")).isEmpty();
        assertThat(FULL.containers().flatMap(container -> container.path("env").valueStream()))
                .hasSizeGreaterThan(12)
                .filteredOn(variable -> variable.path("name").asText().matches(".*(PASSWORD|PEPPER|KEYS?|USER)$"))
                .allSatisfy(variable -> assertThat(
                                variable.at("/valueFrom/secretKeyRef/name").asText())
                        .as("%s", variable)
                        .isNotEmpty());
    }

    @Test
    void nothingPassesThatIsNotAllowed() {
        var deny = FULL.one("NetworkPolicy", "shop-default-deny").path("spec");

        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
        assertThat(deny.path("policyTypes")).hasSize(2);
    }

    @Test
    void theDispatcherCannotLeaveForPrivateAddresses() {
        var blocks = FULL.one("NetworkPolicy", "shop-webhook-dispatcher")
                .at("/spec/egress")
                .findValues("ipBlock");

        assertThat(blocks).hasSize(2);
        assertThat(blocks.getFirst().path("except").valueStream().map(JsonNode::asText))
                .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10");
        assertThat(blocks.getLast().path("except").valueStream().map(JsonNode::asText))
                .contains("fc00::/7", "fe80::/10");
    }

    @Test
    void whoeverHasNobodyToCallOutsideCannotLeave() {
        assertThat(List.of("shop-cancel-api", "shop-cancel-worker")).allSatisfy(service -> {
            assertThat(PLAIN.one("NetworkPolicy", service).findValues("ipBlock"))
                    .isEmpty();
            assertThat(FULL.one("NetworkPolicy", service).findValues("ipBlock")).hasSize(2);
        });
    }

    @Test
    void whatIsScaledByOthersHasNoNumberOfReplicas() {
        assertThat(PLAIN.one("Deployment", "shop-cancel-api").at("/spec").has("replicas"))
                .isFalse();
        assertThat(PLAIN.one("Deployment", "shop-cancel-worker")
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(2);
        assertThat(FULL.one("Deployment", "shop-cancel-worker").at("/spec").has("replicas"))
                .isFalse();
        assertThat(FULL.of("ScaledObject"))
                .hasSize(2)
                .allSatisfy(scaled ->
                        assertThat(scaled.at("/spec/minReplicaCount").asInt()).isGreaterThanOrEqualTo(2));
    }

    @Test
    void settingsAreVariablesOfTheirService() {
        var settings = FULL.one("ConfigMap", "shop-cancel-worker").path("data");

        assertThat(settings.path("COUNTERMAND_WORKER_REFUND_PROVIDERS_BANGO_URL")
                        .asText())
                .isEqualTo("https://api.example.com/v5");
        assertThat(settings.path("COUNTERMAND_TOPIC_PREFIX").asText()).isEqualTo("eu.");
        assertThat(settings.path("QUARKUS_SHUTDOWN_TIMEOUT").asText()).isEqualTo("10s");
    }

    @Test
    void alertsAndDashboardsAreThoseOfTheRepository() {
        assertThat(FULL.one("PrometheusRule", "shop").at("/spec/groups").findValuesAsText("alert"))
                .contains("WorkIsDueForLong", "CancelApiIsDown");
        assertThat(FULL.one("ConfigMap", "shop-dashboards")
                        .path("data")
                        .path("countermand.json")
                        .asText())
                .contains("countermand_due_chunks");
        assertThat(FULL.of("ServiceMonitor")).hasSize(3);
    }

    @Test
    void everyTopicOfTheContractIsCreatedAsPromised() {
        var script = FULL.one("ConfigMap", "shop-kafka")
                .path("data")
                .path("topics.sh")
                .asText();

        assertThat(Stream.of(
                        Topics.ORDERS_ISSUED,
                        Topics.REWARDS_CHANGED,
                        Topics.ORDER_ACTIONS_REQUESTED,
                        Topics.ORDER_ACTIONS_SETTLED,
                        Topics.LINE_ITEMS_SETTLED,
                        Topics.REFUNDS_SETTLED))
                .allSatisfy(topic -> assertThat(script.lines())
                        .anySatisfy(line -> assertThat(line)
                                .contains(
                                        "--topic eu." + topic + " ",
                                        "--partitions 12",
                                        "--replication-factor 3",
                                        "min.insync.replicas=2",
                                        "message.timestamp.type=LogAppendTime")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancelApi: {replica: 3}",
                "cancelWorker: {replicas: 1}",
                "kafka: {copies: 1}",
                "kafka: {bootstrapServers: nowhere}",
                "oidc: {jwksUrl: \"http://id.example.com/keys\"}",
                "cancelWorker: {settings: {countermand.admin.key: \"a password in a ConfigMap\"}}",
                "keda: {cancelWorker: {minReplicas: 0}}"
            })
    void wrongValuesAreRefused(String values) {
        assertThatThrownBy(() -> Chart.rendered(values)).hasMessageContaining("schema");
    }

    @Test
    void theSchemaTakesTheChartsOwnValues() {
        assertThatCode(() -> Chart.rendered("")).doesNotThrowAnyException();
    }

    private static List<Integer> numbers(JsonNode node) {
        return node.isNumber()
                ? List.of(node.asInt())
                : node.valueStream().flatMap(child -> numbers(child).stream()).toList();
    }
}
