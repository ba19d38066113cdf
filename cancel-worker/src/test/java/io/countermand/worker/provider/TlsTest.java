package io.countermand.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.Request;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money is asked for only where the provider proves who it is. */
class TlsTest {

    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void aCertificateThatIsTrustedAndNamesTheHostIsAnswered() throws Exception {
        var certificate = ServerCertificate.of("localhost", folder);

        assertThat(giveBack(serving(certificate), Optional.of(certificate.pem()))
                        .kind())
                .isEqualTo(Answer.Kind.REFUNDED);
        assertThat(requests).hasValue(1);
    }

    @Test
    void aCertificateThatNobodyTrustsIsSentNothing() throws Exception {
        var certificate = ServerCertificate.of("localhost", folder);

        assertThat(giveBack(serving(certificate), Optional.empty())).isEqualTo(new Answer(Answer.Kind.NOT_SENT, "tls"));
        assertThat(requests).hasValue(0);
    }

    @Test
    void aCertificateOfAnotherHostIsSentNothing() throws Exception {
        var certificate = ServerCertificate.of("provider.example", folder);

        assertThat(giveBack(serving(certificate), Optional.of(certificate.pem()))
                        .kind())
                .isEqualTo(Answer.Kind.NOT_SENT);
        assertThat(requests).hasValue(0);
    }

    @Test
    void aConnectionThatBreaksAfterTheRequestDecidesNothing() throws Exception {
        var certificate = ServerCertificate.of("localhost", folder);
        var server = start(certificate, request -> request.connection().close());

        assertThat(giveBack(server, Optional.of(certificate.pem())).kind()).isEqualTo(Answer.Kind.UNCLEAR);
    }

    private HttpServer serving(ServerCertificate certificate) throws Exception {
        return start(
                certificate,
                request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end("{\"responseCode\":\"REFUNDED\"}"));
    }

    private HttpServer start(ServerCertificate certificate, Handler<HttpServerRequest> answer) throws Exception {
        var options = new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keys());
        return VERTX.createHttpServer(options)
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    answer.handle(request);
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static Answer giveBack(HttpServer server, Optional<Path> trusted) {
        var url = URI.create("https://localhost:" + server.actualPort() + "/v5/");
        var settings = new TestProvider(url, trusted, Duration.ofSeconds(20));
        var nothing = Money.of(0, "USD");
        var request = new Request(Request.Kind.FULL, Money.of(1050, "USD"), nothing, nothing);
        try (var connection = new ProviderConnection(VERTX, settings)) {
            return new Bango()
                    .giveBack(
                            connection,
                            new PaymentProvider.Payment("tx-1", Currency.getInstance("USD")),
                            request,
                            UUID.randomUUID());
        }
    }
}
