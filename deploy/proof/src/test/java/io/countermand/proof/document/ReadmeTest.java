package io.countermand.proof.document;

import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static io.countermand.proof.running.TwoOfEach.MEADOW;
import static io.countermand.proof.running.TwoOfEach.SUBSCRIBER;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.client.ExactJson;
import io.countermand.local.launch.Port;
import io.countermand.local.receive.ReceivedWebhook;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.contract.Sources;
import io.countermand.proof.document.Readme.Block;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README asks to type works, and answers what the README says. */
class ReadmeTest {

    private static final String LOCAL = "deploy/local/src/";

    /** How a command begins, and the file that runs it, or says why nobody does. */
    private static final Map<String, String> DONE_ELSEWHERE = Map.ofEntries(
            entry("./countermand demo --stay", LOCAL + "test/java/io/countermand/local/launch/OptionsTest.java"),
            entry("./countermand demo", ".ci/run"),
            entry("./countermand test", ".ci/run"),
            entry("./countermand help", LOCAL + "test/java/io/countermand/local/launch/OptionsTest.java"),
            entry("./countermand read", LOCAL + "test/java/io/countermand/local/topic/ReadTopicTest.java"),
            entry(
                    "java webhook-dispatcher/verify/Verify.java",
                    "webhook-dispatcher/src/test/java/io/countermand/webhook/signature/VerifyExamplesTest.java"),
            entry("./countermand up --infra", LOCAL + "test/java/io/countermand/local/launch/OptionsTest.java"),
            entry("./countermand bench", "deploy/bench/src/main/java/io/countermand/bench/Main.java"),
            entry(
                    "java -jar <module>/target/quarkus-app",
                    LOCAL + "main/java/io/countermand/local/launch/ServiceProcess.java"),
            entry("COUNTERMAND_WORKER_REFUND_PROVIDERS_", LOCAL + "main/java/io/countermand/local/launch/Service.java"),
            entry(
                    "mvn verify -Dcountermand.long=true",
                    "deploy/proof/src/test/java/io/countermand/proof/refund/RunSize.java"),
            entry("./countermand prove", "deploy/proof/src/test/java/io/countermand/proof/prove/OptionsTest.java"),
            // A terminal that stays open while somebody edits: Quarkus' own mode, of which we have no part.
            entry("cd cancel-worker && mvn quarkus:dev", "cancel-worker/pom.xml"),
            entry(
                    "REGISTRY=registry.example.com/shop deploy/images/build",
                    "deploy/proof/src/test/java/io/countermand/proof/operation/ImagesTest.java"),
            entry("mvn -Pmutation -pl cancel-domain verify", "cancel-domain/pom.xml"),
            entry("helm upgrade --install", "deploy/helm/src/test/java/io/countermand/helm/ChartTest.java"),
            entry(
                    "deploy/compose/up --demo",
                    "deploy/proof/src/test/java/io/countermand/proof/operation/ComposeTest.java"));

    private static final String EXAMPLE_ORDER = "RA261119-4140-62";

    private final Readme readme = Readme.read();

    @Test
    void everyCallWorksAndAnswersWhatIsSaid() throws Exception {
        assumeThat(new ProcessBuilder("bash", "-c", "command -v curl").start().waitFor())
                .as("curl is installed")
                .isZero();
        var order = HOUSE.orders().place(SampleOrder.PARTIAL);
        MEADOW.awaitKnown(order);
        var actionId = "";

        for (var call : readme.blocks().stream().filter(Block::calls).toList()) {
            var answers = answers(run(filled(call.script(), order), actionId));
            assertThat(answers).as(call.content()).isNotEmpty().allSatisfy(ReadmeTest::isNoRefusal);
            readme.answerOf(call).ifPresent(said -> isOfTheSameShape(said, answers.getFirst()));
            actionId = actionId.isEmpty() ? answers.getFirst().path("actionId").asText() : actionId;
        }

        MEADOW.awaitEnd("/raas/v2/asyncOrders/" + order.referenceOrderId() + "/actions/" + actionId);
        thenTheNextOutcomeComesToTheHookOfTheReadme(order);
    }

    private void thenTheNextOutcomeComesToTheHookOfTheReadme(OrderIssued order) {
        var again = MEADOW.awaitEnd(Customer.location(MEADOW.cancel(order)));

        assertThat(again.path("status").asText()).isEqualTo("FAILED");
        assertThat(Customer.ineligible(again)).containsKey("ALREADY_SETTLED");
        Patience.await("the webhook").until(() -> !SUBSCRIBER.receivedAt("mine").isEmpty());
        var webhook = SUBSCRIBER.receivedAt("mine").getFirst();
        assertThatCode(() -> verify(SUBSCRIBER.secret(), webhook)).doesNotThrowAnyException();
        var said = readme.blocks().stream()
                .filter(block -> block.content().contains("\"eventData\""))
                .findFirst()
                .orElseThrow();
        isOfTheSameShape(said, webhook.json());
    }

    @Test
    void theWayToVerifyASignatureIsTheOneThatIsTestedHere() throws IOException {
        var source = Sources.read(
                Sources.HOME.resolve("deploy/proof/src/test/java/io/countermand/proof/document/ReadmeTest.java"));
        var snippets = readme.blocks().stream()
                .filter(block -> block.language().equals("java"))
                .map(block -> block.content().strip())
                .toList();

        assertThat(snippets)
                .isNotEmpty()
                .allSatisfy(snippet -> assertThat(source).contains("        " + snippet));
    }

    @Test
    void everyOtherCommandIsRunElsewhere() {
        assertThat(readme.otherCommands())
                .isNotEmpty()
                .allSatisfy(command -> assertThat(DONE_ELSEWHERE.keySet())
                        .as("who runs: %s", command)
                        .anyMatch(command::startsWith));
    }

    @Test
    void elsewhereIsThere() {
        assertThat(DONE_ELSEWHERE).allSatisfy((command, file) -> {
            assertThat(Sources.HOME.resolve(file)).exists();
            if (file.startsWith(".ci/")) {
                assertThat(Sources.read(Sources.HOME.resolve(file))).contains(command);
            }
        });
    }

    @Test
    void aNewCommandIsNoticed() {
        var edited = Readme.of("Type `mvn nothing` or\n\n```sh\n./countermand dance   # on the table\n```\n");

        assertThat(edited.otherCommands()).containsExactly("./countermand dance", "mvn nothing");
    }

    private static void verify(String hmacSharedSecretKey, ReceivedWebhook webhook)
            throws WebhookVerificationException, EmptyWebhookSecretException {
        var body = webhook.text();
        var headers = webhook.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        new com.standardwebhooks.Webhook("whsec_" + hmacSharedSecretKey).verify(body, headers);
    }

    /** What a reader replaces, and the ports, which are the standard ones only on a machine of one's own. */
    private static String filled(String script, OrderIssued order) {
        return script.replace(EXAMPLE_ORDER, order.referenceOrderId())
                .replace("http://localhost:8080", HOUSE.api(0).url(Port.API))
                .replace("http://localhost:8081", HOUSE.dispatchers().getFirst().url(Port.DISPATCHER))
                .replace("http://localhost:9082", HOUSE.worker(0).url(Port.WORKER_ADMIN))
                .replace("http://localhost:8090", SUBSCRIBER.url());
    }

    private static String run(String script, String actionId) throws IOException, InterruptedException {
        var output = Files.createTempFile("readme-", ".out");
        var shell = new ProcessBuilder("bash", "-euc", script)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("KEY", MEADOW.tenant().key());
        shell.environment().put("ACTION", actionId);
        shell.environment().put("ADMIN", HOUSE.adminKey());
        shell.environment().put("SECRET", SUBSCRIBER.secret());
        var status = shell.start().waitFor();
        var text = Files.readString(output);
        assertThat(status).as("%s%n%s", script, text).isZero();
        return text;
    }

    private static List<JsonNode> answers(String text) throws IOException {
        var answers = new ArrayList<JsonNode>();
        try (var values = ExactJson.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            values.forEachRemaining(answers::add);
        }
        return answers;
    }

    private static void isNoRefusal(JsonNode answer) {
        assertThat(answer.has("i18nKey")).as("%s", answer).isFalse();
    }

    private static void isOfTheSameShape(Block said, JsonNode answer) {
        var expected = json(said.content().replace("{...}", "{}"));
        assertThat(types(answer)).isEqualTo(types(expected));
    }

    private static JsonNode json(String text) {
        try {
            return ExactJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the README shows something that is not JSON: " + text, e);
        }
    }

    private static Map<String, Object> types(JsonNode node) {
        return node.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().getNodeType()));
    }
}
