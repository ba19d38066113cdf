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

    private static final String CANCEL = "POST /raas/v2/asyncOrders/RA-nobody-has-this/cancel HTTP/1.1";
    private static final String JSON = "Content-Type: application/json";
    private static final String BODY = "{\"reasonCode\":\"FRAUD\"}";
    private static final String LENGTH = "Content-Length: 22";
    private static final String CLOSE = "Connection: close";

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

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "-1", "+5", "1e3", "0x10", "5, 6", "5\r\nContent-Length: 6", " ", "99999999999999999999"})
    void contentLengthsThatAreNoLengthsAreRefused(String length) {
        var answer = RawCall.send(CANCEL, login, JSON, "Content-Length: " + length);

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception", "io.netty", "io.vertx");
    }

    /** Whatever somebody in between takes for the end of the first request, the second is never answered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                "Transfer-Encoding: chunked"
            })
    void nothingBehindChunksIsTakenForARequest(String announced) {
        var answer = followedByAnother(announced);

        assertThat(answer)
                .startsWith("HTTP/1.1 404")
                .contains("connection: close")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding:\r\n chunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: \u000bchunked",
                "Content-Length: 22\r\nContent-Length: 22",
                "Content-Length : 22"
            })
    void bodiesThatEndSomewhereElseForOthersAre400(String announced) {
        var answer = followedByAnother(announced);

        assertThat(answer).startsWith("HTTP/1.1 400").containsOnlyOnce("HTTP/1.1 ");
    }

    private String followedByAnother(String announced) {
        return RawCall.sendBytes(String.join(
                "\r\n",
                CANCEL,
                "Host: localhost",
                login,
                JSON,
                announced,
                "",
                "16",
                BODY,
                "0",
                "",
                "GET /raas/v2/lineItems/reasonCodes HTTP/1.1",
                "Host: localhost",
                login,
                CLOSE,
                "",
                ""));
    }

    /** The one exception to "no 1xx" (ours): without it, clients that ask before they send would wait for nothing. */
    @Test
    void onlyWhoAsksIsToldToContinueAndOnlyIfTheBodyWillBeRead() {
        assertThat(asked(login)).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 ");
        assertThat(asked(login.replace("Basic ", "Basic x"))).startsWith("HTTP/1.1 401 ");
        assertThat(RawCall.sendBytes(
                        String.join("\r\n", CANCEL, "Host: localhost", login, JSON, LENGTH, CLOSE, "", BODY)))
                .startsWith("HTTP/1.1 404 ");
    }

    private static String asked(String login) {
        return RawCall.sendBytes(String.join(
                "\r\n", CANCEL, "Host: localhost", login, JSON, "Expect: 100-continue", LENGTH, CLOSE, "", BODY));
    }

    @ParameterizedTest
    @CsvSource({"GET, /q/nowhere, 404", "GET, /favicon.ico, 404", "PUT, /, 404", "GET, /raas/v2%2FlineItems, 404"})
    void pathsOutsideOfTheApiAreRefusedInTheSameShape(String method, String path, int status) {
        var answer = RawCall.send(method + " " + path + " HTTP/1.1", login, "Content-Length: 0");

        assertRefused(answer, status, status + ".001");
    }

    @Test
    void aHeadIsAGetWithoutABody() {
        var answer = RawCall.send("HEAD /raas/v2/lineItems/reasonCodes HTTP/1.1", login);

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    }

    @Test
    void optionsTellWhatIsAllowed() {
        var answer = RawCall.send("OPTIONS /raas/v2/asyncOrders/a-1/cancel HTTP/1.1", login);

        assertThat(answer).startsWith("HTTP/1.1 2").contains("\r\nAllow: ").contains("POST");
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
