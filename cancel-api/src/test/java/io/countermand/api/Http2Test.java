package io.countermand.api;

import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Platform;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP/2 is served with the same limits and refusals as HTTP/1.1. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class Http2Test {

    private static final String REASONS = "/raas/v2/lineItems/reasonCodes";

    private final Platform platform = aPlatform();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    /** The first request of a connection asks for HTTP/2, the next ones are. */
    @BeforeEach
    void upgrade() throws Exception {
        assertThat(send(REASONS, "X-A", "a").statusCode()).isEqualTo(200);
    }

    @Test
    void credentialsAreNeeded() throws Exception {
        assertRefused(send(REASONS, "Authorization", "Basic eDp5"), 401, "401.001");
    }

    @Test
    void headersHave16KiB() throws Exception {
        assertThat(send(REASONS, "X-A", "a".repeat(15_000)).statusCode()).isEqualTo(200);
        assertRefused(send(REASONS, "X-A", "a".repeat(17_000)), 431, "431.001");
    }

    @Test
    void pathsHave8192Characters() throws Exception {
        assertRefused(send("/raas/v2/lineItems/" + "a".repeat(8_200), "X-A", "a"), 414, "414.001");
    }

    private HttpResponse<String> send(String path, String header, String value)
            throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString((platform.name() + ":" + platform.key()).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Basic " + login)
                .setHeader(header, value);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String key) {
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"i18nKey\":\"" + key + "\"");
        assertThat(answer.headers().firstValue("X-REQUEST-ID")).isPresent();
    }

    @AfterEach
    void close() {
        client.close();
    }
}
