package io.countermand.worker.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.domain.refund.Reading;
import io.countermand.domain.refund.Request;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to the provider, and what every answer and every failure to answer is taken for. */
class BangoTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final UUID KEY = UUID.fromString("8c0ecf23-5d7f-8e90-b1c2-d3e4f5a6b7c8");
    private static final Currency USD = Currency.getInstance("USD");
    private static final PaymentProvider.Payment PAYMENT = new PaymentProvider.Payment("tx-1", USD);
    private static final Request PART = request(Request.Kind.PART);
    private static final String JSON = "application/json; charset=utf-8";

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @ParameterizedTest
    @CsvSource({
        "200, REFUNDED, REFUNDED",
        "200, CANCELLED, RELEASED",
        "202, CANT_REFUND, REFUSED",
        "202, ALREADY_REFUNDED, ALREADY_REFUNDED",
        "400, BAD_REQUEST, REJECTED",
        "404, NOT_FOUND, REJECTED",
        "401, UNAUTHORIZED, UNAUTHORIZED",
        "500, INTERNAL_ERROR, UNCLEAR",
        "502, CONNECT_ERROR, UNCLEAR",
        "500, FAILURE, UNCLEAR",
        "503, SERVICE_UNAVAILABLE, UNCLEAR",
        "504, CONNECT_TIMEOUT, UNCLEAR",
        "200, BRAND_NEW_CODE, UNCLEAR",
        "200, OK, UNCLEAR",
        "200, refunded, UNCLEAR",
        "500, REFUNDED, UNCLEAR",
        "302, REFUNDED, UNCLEAR"
    })
    void everyResponseCodeHasItsClass(int status, String code, Answer.Kind expected) {
        try (var server = HostileServer.answering(status, JSON, "{\"responseCode\":\"" + code + "\"}")) {
            assertThat(giveBack(server)).isEqualTo(new Answer(expected, code));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aPartIsSentWithItsAmountAsTextAndOurKey() {
        try (var server = HostileServer.answering(200, JSON, "{\"responseCode\":\"REFUNDED\"}")) {
            giveBack(server);

            assertThat(server.requests().getFirst())
                    .startsWith("DELETE /v5/transaction/tx-1 HTTP/1.1")
                    .containsIgnoringCase("authorization: Basic dXM6YSBzZWNyZXQ=")
                    .endsWith("{\"paymentItems\":[{\"grossAmount\":\"10.50\",\"taxAmount\":\"0.07\"}],"
                            + "\"externalTransactionId\":\"" + KEY + "\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 1050, 7, 10.50, 0.07",
        "USD, 5, 0, 0.05, 0.00",
        "USD, 100000000, 0, 1000000.00, 0.00",
        "JPY, 1050, 95, 1050, 95"
    })
    void amountsAreTextWithTheCurrencysDecimals(String currency, long amount, long tax, String gross, String taxed) {
        var part = new Request(
                Request.Kind.PART, Money.of(amount, currency), Money.of(tax, currency), Money.of(0, currency));
        try (var server = HostileServer.answering(200, JSON, "{\"responseCode\":\"REFUNDED\"}");
                var connection = connection(server.url())) {
            new Bango().giveBack(connection, PAYMENT, part, KEY);

            assertThat(server.requests().getFirst())
                    .contains("{\"grossAmount\":\"" + gross + "\",\"taxAmount\":\"" + taxed + "\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FULL", "RELEASE"})
    void everythingIsSentWithoutAnAmount(Request.Kind kind) {
        try (var server = HostileServer.answering(200, JSON, "{\"responseCode\":\"REFUNDED\"}");
                var connection = connection(server.url())) {
            new Bango().giveBack(connection, PAYMENT, request(kind), KEY);

            assertThat(server.requests().getFirst()).endsWith("\r\n\r\n{\"externalTransactionId\":\"" + KEY + "\"}");
        }
    }

    @Test
    void aTransactionIdCannotLeadElsewhere() {
        try (var server = HostileServer.answering(200, JSON, "{}");
                var connection = connection(server.url())) {
            new Bango().read(connection, new PaymentProvider.Payment("../control?x=1#/ y", USD));
            var dots = new Bango().read(connection, new PaymentProvider.Payment("..", USD));

            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith("GET /v5/transaction/..%2Fcontrol%3Fx%3D1%23%2F%20y HTTP/1.1");
            assertThat(dots).isInstanceOf(Reading.Rejected.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | <html>REFUNDED</html>",
                "text/plain | {\"responseCode\":\"REFUNDED\"}",
                "application/json | {\"responseCode\":\"REFUNDED\"",
                "application/json | [\"REFUNDED\"]",
                "application/json | {\"responseCode\":\"CANT_REFUND\",\"responseCode\":\"REFUNDED\"}",
                "application/json | {\"responseCode\":\"REFUNDED\"} {\"responseCode\":\"CANT_REFUND\"}",
                "application/json | {\"responseCode\":{\"responseCode\":\"REFUNDED\"}}",
                "application/json | {\"responseCode\":null}",
                "application/json | ''"
            })
    void anAnswerWithoutJsonOrCodeDecidesNothing(String contentType, String body) {
        try (var server = HostileServer.answering(200, contentType, body)) {
            assertThat(giveBack(server).kind()).isEqualTo(Answer.Kind.UNCLEAR);
        }
    }

    @Test
    void anEndlessAnswerIsCutOffAndDecidesNothing() {
        try (var server = HostileServer.that(BangoTest::endless)) {
            assertThat(giveBack(server)).isEqualTo(new Answer(Answer.Kind.UNCLEAR, "answer is too long"));
        }
    }

    @Test
    void anAnswerThatNeverEndsDecidesNothing() {
        try (var server = HostileServer.that(out -> {
            out.write(Arrays.copyOf(HostileServer.response(200, JSON, "{\"responseCode\":\"REFUNDED\"}"), 80));
            out.flush();
            pause();
        })) {
            assertThat(giveBack(server)).isEqualTo(new Answer(Answer.Kind.UNCLEAR, "timeout"));
        }
    }

    @Test
    void aConnectionThatIsLostAfterTheRequestDecidesNothing() {
        try (var server = HostileServer.that(out -> {
            throw new IOException("reset");
        })) {
            assertThat(giveBack(server).kind()).isEqualTo(Answer.Kind.UNCLEAR);
            assertThat(server.requests()).as("sent once").hasSize(1);
        }
    }

    @Test
    void whatCannotBeReachedWasNotSent() throws IOException {
        int port;
        try (var taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }

        assertThat(giveBack("http://localhost:" + port).kind()).isEqualTo(Answer.Kind.NOT_SENT);
        assertThat(giveBack("http://no-such-host.invalid").kind()).isEqualTo(Answer.Kind.NOT_SENT);
    }

    @Test
    void whereTlsFailsNothingWasSent() {
        try (var server = HostileServer.that(out -> out.write("no TLS here".getBytes(UTF_8)))) {
            assertThat(giveBack(server.url().replace("http:", "https:")).kind()).isEqualTo(Answer.Kind.NOT_SENT);
        }
    }

    @Test
    void aPaymentIsReadWithItsRefunds() {
        var transaction = """
            {"responseCode":"OK","transaction":{"transactionId":"tx-1","state":"CAPTURED","capturedAmount":"30.00",
            "refundedAmount":"10.5","refunds":[{"externalTransactionId":"k","grossAmount":"10.50"}]},"new":{}}\
            """;
        try (var server = HostileServer.answering(200, JSON, transaction)) {
            assertThat(read(server)).isInstanceOfSatisfying(Reading.Found.class, found -> {
                assertThat(found.payment().state()).isEqualTo(ProviderPayment.State.CAPTURED);
                assertThat(found.payment().captured()).isEqualTo(Money.of(3000, "USD"));
                assertThat(found.payment().refunds())
                        .containsExactly(new ProviderPayment.GivenBack("k", Money.of(1050, "USD")));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"state\":\"CAPTURED\",\"capturedAmount\":\"30.00\"}",
                "{\"state\":\"NEW_STATE\",\"capturedAmount\":\"30.00\",\"refundedAmount\":\"0\"}",
                "{\"state\":\"CAPTURED\",\"capturedAmount\":\"-30.00\",\"refundedAmount\":\"0\"}",
                "{\"state\":\"CAPTURED\",\"capturedAmount\":\"30.001\",\"refundedAmount\":\"0\"}",
                "{\"state\":\"CAPTURED\",\"capturedAmount\":\"1e999999999\",\"refundedAmount\":\"0\"}",
                "{\"state\":\"CAPTURED\",\"capturedAmount\":\"30\",\"refundedAmount\":\"0\",\"transactionId\":\"tx-2\"}",
                "{\"state\":\"CAPTURED\",\"capturedAmount\":\"30\",\"refundedAmount\":\"0\",\"refunds\":[{}]}"
            })
    void whatCannotBeUnderstoodIsNotGuessed(String transaction) {
        try (var server =
                HostileServer.answering(200, JSON, "{\"responseCode\":\"OK\",\"transaction\":" + transaction + "}")) {
            assertThat(read(server)).isInstanceOf(Reading.Unreadable.class);
        }
    }

    /** Asking again will not change it: for a human. */
    @Test
    void aPaymentOfAnotherCurrencyIsNotTheOneThatIsOwed() {
        var transaction = """
            {"responseCode":"OK","transaction":{"state":"CAPTURED","capturedAmount":"30","refundedAmount":"0",
            "currencyIso3":"EUR"}}\
            """;
        try (var server = HostileServer.answering(200, JSON, transaction)) {
            assertThat(read(server)).isEqualTo(new Reading.Rejected("another currency"));
        }
    }

    @Test
    void amountsWithoutDecimalsAreRead() {
        var transaction = """
            {"responseCode":"OK","transaction":{"state":"CAPTURED","capturedAmount":"3000.00","refundedAmount":"5"}}\
            """;
        var yen = new PaymentProvider.Payment("tx-1", Currency.getInstance("JPY"));
        try (var server = HostileServer.answering(200, JSON, transaction);
                var connection = connection(server.url())) {
            assertThat(new Bango().read(connection, yen))
                    .isInstanceOfSatisfying(
                            Reading.Found.class,
                            found -> assertThat(List.of(
                                            found.payment().captured(),
                                            found.payment().refunded()))
                                    .containsExactly(Money.of(3000, "JPY"), Money.of(5, "JPY")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, NOT_FOUND, Rejected",
        "400, BAD_REQUEST, Rejected",
        "401, UNAUTHORIZED, Unauthorized",
        "401, '', Unauthorized",
        "500, INTERNAL_ERROR, Unreadable",
        "200, WHO_KNOWS, Unreadable"
    })
    void aPaymentThatIsNotToldIsTakenForNothingElse(int status, String code, String expected) {
        try (var server = HostileServer.answering(status, JSON, "{\"responseCode\":\"" + code + "\"}")) {
            assertThat(read(server).getClass().getSimpleName()).isEqualTo(expected);
        }
    }

    private static Answer giveBack(HostileServer server) {
        return giveBack(server.url());
    }

    private static Answer giveBack(String url) {
        try (var connection = connection(url)) {
            return new Bango().giveBack(connection, PAYMENT, PART, KEY);
        }
    }

    private static Reading read(HostileServer server) {
        try (var connection = connection(server.url())) {
            return new Bango().read(connection, PAYMENT);
        }
    }

    private static ProviderConnection connection(String url) {
        return new ProviderConnection(VERTX, TestProvider.at(url));
    }

    private static Request request(Request.Kind kind) {
        return new Request(kind, Money.of(1050, "USD"), Money.of(7, "USD"), Money.of(0, "USD"));
    }

    private static void endless(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes(UTF_8));
        while (true) {
            out.write(new byte[8192]);
        }
    }

    /** Longer than anybody waits here. */
    private static void pause() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
