package io.countermand.api;

import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Platform;
import io.countermand.api.testing.RawCall;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no HTTP client would send: the documented body as long as there is a request to answer, and never 5xx. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class WireTest {

    private final String login = login(aPlatform());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /raas/v2/asyncOrders/%zz/cancel",
                "GET /raas/v2/lineItems/%zz",
                "GET /raas/v2/lineItems/%",
                "GET /raas/v2/line-items/%zz",
                "GET /raas/v2/line-items/a|b%20c\"x",
                "GET /raas/v2/lineItems?pageKeys=%zz",
                "GET /raas/v2/lineItems/\u0000-1"
            })
    void pathsThatCannotBeDecodedAre400(String line) {
        assertRefused(RawCall.send(line + " HTTP/1.1", login, "Content-Length: 0"), 400, "400.001");
    }

    @Test
    void pathsThatAreTooLongAre414() {
        assertRefused(RawCall.send("GET /raas/v2/lineItems/" + "a".repeat(8200) + " HTTP/1.1", login), 414, "414.001");
    }

    @Test
    void headersThatAreTooLongAre431() {
        assertRefused(
                RawCall.send("GET /raas/v2/lineItems/a-1 HTTP/1.1", login, "X-A: " + "a".repeat(17_000)),
                431,
                "431.001");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /raas/v2/asyncOrders/a-1/cancel, 'OPTIONS, POST'",
        "PUT, /raas/v2/lineItems/reasonCodes, 'GET, HEAD, OPTIONS'",
        "FOO, /raas/v2/line-items/a-1/freeze, 'OPTIONS, POST'",
        "TRACE, /raas/v2/asyncOrders/a-1/actions/b, 'GET, HEAD, OPTIONS'",
        "CONNECT, /raas/v2/lineItems/a-1, 'GET, HEAD, OPTIONS'"
    })
    void otherMethodsAre405AndTellWhatIsAllowed(String method, String path, String allowed) {
        var answer = RawCall.send(method + " " + path + " HTTP/1.1", login, "Content-Length: 0");

        assertRefused(answer, 405, "405.001");
        assertThat(answer).contains("\r\nAllow: " + allowed + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS * HTTP/1.1", "CONNECT localhost:80 HTTP/1.1", "GET raas/v2/x HTTP/1.1"})
    void targetsThatAreNoPathsAre404(String line) {
        assertRefused(RawCall.send(line, login), 404, "404.001");
    }

    @Test
    void noFailureOfTheServerTellsOfItsInside() {
        assertRefused(
                RawCall.sendBytes("GET /raas/v2/lineItems/reasonCodes HTTP/9.9\r\n" + login + "\r\n\r\n"),
                400,
                "400.001");
    }

    @Test
    void anOldClientWithoutAHostIsServed() {
        assertThat(RawCall.sendBytes("GET /raas/v2/lineItems/reasonCodes HTTP/1.0\r\n" + login + "\r\n\r\n"))
                .startsWith("HTTP/1.0 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\r\n\r\n", "GET  HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nBad Header: x\r\n\r\n"})
    void whatIsNoHttpIsRefusedBare(String bytes) {
        assertThat(RawCall.sendBytes(bytes + "\r\n\r\n")).doesNotContain(" 5", "Exception");
    }

    private static void assertRefused(String answer, int status, String key) {
        assertThat(answer)
                .contains(" " + status + " ")
                .contains("\"i18nKey\":\"" + key + "\"", "\"httpCode\":" + status, "X-REQUEST-ID: ")
                .contains("application/json")
                .doesNotContain("Exception", "io.vertx", "stack");
    }

    private static String login(Platform platform) {
        var login = platform.name() + ":" + platform.key();
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }
}
