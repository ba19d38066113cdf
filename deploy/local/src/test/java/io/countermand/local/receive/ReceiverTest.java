package io.countermand.local.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.start(0, new byte[32], URI.create("http://localhost:1/nobody-publishes-keys-here"));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void keepsWhatArrivedByteForByte() throws IOException, InterruptedException {
        post("/hooks/somebody", "{\"revision\":1,  \"name\":\"é\"}");

        var webhook = receiver.inbox().acceptedAt("somebody").getFirst();
        assertThat(webhook.body()).isEqualTo("{\"revision\":1,  \"name\":\"é\"}".getBytes(UTF_8));
        assertThat(webhook.headers()).containsKey("content-length");
        assertThat(webhook.verification().isVerified()).isFalse();
    }

    @Test
    void listsWhatArrivedForScriptsAndForPeople() throws IOException, InterruptedException {
        post("/hooks/somebody", "{\"revision\":7}");

        var list = new ObjectMapper().readTree(get("/received.json").body());
        assertThat(list).hasSize(1);
        assertThat(list.get(0).path("hook").asText()).isEqualTo("somebody");
        assertThat(list.get(0).path("verified").asBoolean()).isFalse();
        assertThat(get("/").body()).contains("Webhook receiver");
    }

    @Test
    void answersAsToldAndIsWellAgainAfterwards() throws IOException, InterruptedException {
        post("/mode", "{\"status\":500,\"times\":2}");

        assertThat(post("/hooks/a", "{}").statusCode()).isEqualTo(500);
        assertThat(post("/hooks/a", "{}").statusCode()).isEqualTo(500);
        assertThat(post("/hooks/a", "{}").statusCode()).isEqualTo(200);
        assertThat(receiver.inbox().all()).hasSize(3);
        assertThat(receiver.inbox().acceptedAt("a")).hasSize(1);
    }

    @Test
    void refusesAModeThatMakesNoSense() throws IOException, InterruptedException {
        assertThat(post("/mode", "{\"status\":99}").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return HTTP.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + receiver.port() + path));
    }
}
