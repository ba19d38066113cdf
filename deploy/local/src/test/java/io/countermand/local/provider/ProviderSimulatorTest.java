package io.countermand.local.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.local.client.ExactJson;
import io.countermand.local.provider.Effect.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSimulatorTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private ProviderSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = ProviderSimulator.start(0, history(), "me", "secret");
    }

    @AfterEach
    void stop() throws IOException {
        simulator.close();
    }

    @Test
    void cancelsWhatIsNotCaptured() throws Exception {
        authorized("t1", "100.00");
        assertThat(code(delete("t1", ""))).isEqualTo("CANCELLED");
        assertThat(transaction("t1").path("state").asText()).isEqualTo("CANCELLED");
        assertThat(code(delete("t1", ""))).isEqualTo("CANT_REFUND");
    }

    @Test
    void doesNotCancelInPart() throws Exception {
        authorized("t1", "100.00");
        assertThat(code(delete("t1", partial("40.00", "k1")))).isEqualTo("BAD_REQUEST");
        assertThat(transaction("t1").path("state").asText()).isEqualTo("AUTHORIZED");
    }

    @Test
    void refundsInPartsUpToWhatWasCaptured() throws Exception {
        captured("t1", "100.00");
        assertThat(code(delete("t1", partial("40.00", "k1")))).isEqualTo("REFUNDED");
        assertThat(code(delete("t1", partial("60.01", "k2")))).isEqualTo("CANT_REFUND");
        assertThat(code(delete("t1", partial("60.00", "k2")))).isEqualTo("REFUNDED");
        assertThat(code(delete("t1", partial("0.01", "k3")))).isEqualTo("ALREADY_REFUNDED");
        assertThat(transaction("t1").path("refundedAmount").asText()).isEqualTo("100.00");
        assertThat(transaction("t1").path("refunds").findValuesAsText("externalTransactionId"))
                .containsExactly("k1", "k2");
    }

    @Test
    void aFullRefundGivesBackThePriceGivenAtCapture() throws Exception {
        captured("t1", "100.00");
        delete("t1", partial("40.00", "k1"));
        assertThat(code(delete("t1", ""))).isEqualTo("CANT_REFUND");
    }

    @Test
    void aRepeatedKeyIsAnsweredAsTheFirstTime() throws Exception {
        captured("t1", "100.00");
        delete("t1", partial("40.00", "k1"));
        assertThat(code(delete("t1", partial("40.00", "k1")))).isEqualTo("REFUNDED");
        assertThat(transaction("t1").path("refundedAmount").asText()).isEqualTo("40.00");
    }

    @Test
    void ignoredKeysRefundTwiceAndAreNotListed() throws Exception {
        faults("{\"ignoresKeys\":true}");
        captured("t1", "100.00");
        delete("t1", partial("40.00", "k1"));
        delete("t1", partial("40.00", "k1"));
        assertThat(transaction("t1").path("refundedAmount").asText()).isEqualTo("80.00");
        assertThat(transaction("t1")
                        .path("refunds")
                        .path(0)
                        .path("externalTransactionId")
                        .isNull())
                .isTrue();
        assertThat(effects(Kind.REFUNDED)).extracting(Effect::key).containsExactly("k1", "k1");
    }

    @Test
    void somebodyElseIsUnauthorized() throws Exception {
        authorized("t1", "100.00");
        var request = HttpRequest.newBuilder(uri("/transaction/t1")).DELETE().build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(transaction("t1").path("state").asText()).isEqualTo("AUTHORIZED");
    }

    @Test
    void anUnknownTransactionIsNotFound() throws Exception {
        assertThat(code(delete("nobody", ""))).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"paymentItems\":[]}",
                "{\"paymentItems\":[{},{}]}",
                "{\"paymentItems\":[{\"grossAmount\":40}]}",
                "{\"paymentItems\":[{\"grossAmount\":\"40.001\"}]}",
                "{\"paymentItems\":[{\"grossAmount\":\"0.00\"}]}",
                "{\"paymentItems\":[{\"grossAmount\":\"-1.00\"}]}"
            })
    void aBadBodyIsABadRequest(String body) throws Exception {
        captured("t1", "100.00");
        assertThat(code(delete("t1", body))).isEqualTo("BAD_REQUEST");
        assertThat(effects(Kind.REFUNDED)).isEmpty();
    }

    @Test
    void aPreferredAnswerTakesNoEffect() throws Exception {
        captured("t1", "100.00");
        var request = authorizedRequest("/transaction/t1")
                .header("Prefer", "status=202")
                .header("preference-extension", "responseCode=CANT_REFUND;action=NONE")
                .DELETE()
                .build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).contains("CANT_REFUND");
        assertThat(effects(Kind.REFUNDED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ERROR", "UNKNOWN_CODE"})
    void aLyingAnswerHidesAnEffect(Fault fault) throws Exception {
        captured("t1", "100.00");
        faults("{\"percent\":{\"" + fault + "\":100}}");
        assertThat(code(delete("t1", partial("40.00", "k1")))).isNotEqualTo("REFUNDED");
        assertThat(effects(Kind.REFUNDED)).hasSize(1);
    }

    @Test
    void aResetHidesAnEffect() throws Exception {
        captured("t1", "100.00");
        faults("{\"percent\":{\"RESET\":100}}");
        assertThatThrownBy(() -> delete("t1", partial("40.00", "k1"))).isInstanceOf(IOException.class);
        assertThat(effects(Kind.REFUNDED)).hasSize(1);
    }

    @Test
    void aHangHidesAnEffect() throws Exception {
        captured("t1", "100.00");
        faults("{\"percent\":{\"HANG\":100}}");
        assertThatThrownBy(() -> delete("t1", partial("40.00", "k1"))).isInstanceOf(HttpTimeoutException.class);
        assertThat(effects(Kind.REFUNDED)).hasSize(1);
    }

    @Test
    void whileUnavailableNothingTakesEffect() throws Exception {
        captured("t1", "100.00");
        faults("{\"percent\":{\"UNAVAILABLE\":100}}");
        assertThat(code(delete("t1", ""))).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(effects(Kind.REFUNDED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"percent\":{\"HANG\":101}}", "{\"percent\":{\"FLOOD\":1}}", "{\"slowMillis\":-1}"})
    void impossibleFaultsAreRefused(String faults) throws Exception {
        assertThat(faults(faults)).isEqualTo(400);
    }

    @Test
    void startsAgainFromItsHistory() throws Exception {
        captured("t1", "100.00");
        delete("t1", partial("40.00", "k1"));
        simulator.close();
        Files.writeString(history(), "{\"at\":\"2026-", StandardOpenOption.APPEND); // cut short by a kill
        start();
        assertThat(transaction("t1").path("refundedAmount").asText()).isEqualTo("40.00");
        assertThat(code(delete("t1", partial("60.00", "k2")))).isEqualTo("REFUNDED");
        assertThat(effects(Kind.REFUNDED)).hasSize(2);
    }

    private void authorized(String id, String amount) throws Exception {
        var body = """
                {"transactionId":"%s","paymentItems":[{"price":{"grossAmount":"%s","taxAmount":"10.00","currencyIso3":"USD"}}]}
                """.formatted(id, amount);
        var request = authorizedRequest("/transaction")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private void captured(String id, String amount) throws Exception {
        authorized(id, amount);
        var request = authorizedRequest("/transaction/" + id)
                .PUT(BodyPublishers.noBody())
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private String delete(String id, String body) throws Exception {
        var request = authorizedRequest("/transaction/" + id)
                .method("DELETE", BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    private JsonNode transaction(String id) throws Exception {
        var request = authorizedRequest("/transaction/" + id).build();
        return ExactJson.MAPPER
                .readTree(HTTP.send(request, BodyHandlers.ofString()).body())
                .path("transaction");
    }

    private int faults(String json) throws Exception {
        var request = HttpRequest.newBuilder(uri("/control/faults"))
                .POST(BodyPublishers.ofString(json))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).statusCode();
    }

    private List<Effect> effects(Kind kind) throws IOException {
        return History.read(history()).stream()
                .filter(effect -> effect.kind() == kind)
                .toList();
    }

    private HttpRequest.Builder authorizedRequest(String path) {
        var login = Base64.getEncoder().encodeToString("me:secret".getBytes(UTF_8));
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(2))
                .header("Authorization", "Basic " + login);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + simulator.port() + path);
    }

    private Path history() {
        return folder.resolve("history.jsonl");
    }

    private static String partial(String amount, String key) {
        return "{\"paymentItems\":[{\"grossAmount\":\"%s\"}],\"externalTransactionId\":\"%s\"}".formatted(amount, key);
    }

    private static String code(String body) throws IOException {
        return ExactJson.MAPPER.readTree(body).path("responseCode").asText();
    }
}
