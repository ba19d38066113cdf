package io.countermand.webhook.send;

import static io.countermand.webhook.send.AttackedSender.PUBLIC;
import static io.countermand.webhook.send.AttackedSender.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.countermand.webhook.delivery.Answer;
import io.countermand.webhook.delivery.AttemptError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name whose server says now a public address, now one of ours. */
class FlippingNameTest {

    private static final String NAME = "hooks.example.test";
    private static final String PRIVATE = "127.0.0.1";
    private static final int TIMES = 100;

    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    private final AtomicInteger arrived = new AtomicInteger();

    private AttackedSender attacked;
    private HttpSender sender;
    private HttpsServer receiver;

    @BeforeAll
    static void makeACertificate() throws Exception {
        certificate = TestCertificate.of(NAME, folder);
    }

    @BeforeEach
    void listen() throws Exception {
        attacked = new AttackedSender(certificate);
        sender = attacked.guarded();
        receive(certificate, FlippingNameTest::ok);
    }

    @AfterEach
    void close() throws IOException {
        receiver.stop(0);
        attacked.close();
    }

    @Test
    void connectsToTheAddressThatWasCheckedHoweverTheNameFlips() throws Exception {
        attacked.names().answer(NAME, time -> List.of(time == 0 ? PUBLIC : PRIVATE));

        var answer = send(sender, attacked.url(NAME));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(attacked.canaries().reached()).isEmpty();
        assertThat(attacked.names().asked()).as("one look-up, in both families").hasSize(2);
    }

    /** The control: the same name, resolved once for a check and once more to connect. */
    @Test
    void whoResolvesOnceMoreReachesTheCanary() throws Exception {
        attacked.names().answer(NAME, time -> List.of(time == 0 ? PUBLIC : PRIVATE));
        var resolver = attacked.names().resolver(attacked.vertx());
        assertThat(resolver.resolve(NAME))
                .extracting(InetAddress::getHostAddress)
                .containsExactly(PUBLIC);

        new Socket(resolver.resolve(NAME).getFirst(), attacked.canaries().port()).close();

        assertThat(attacked.canaries().reached()).containsExactly(PRIVATE);
    }

    @Test
    void checksAgainBeforeEveryConnectionAndEveryUseOfOne() throws Exception {
        attacked.names().answer(NAME, time -> List.of(time % 2 == 0 ? PUBLIC : PRIVATE));

        var answers = IntStream.range(0, TIMES)
                .mapToObj(time -> send(sender, attacked.url(NAME)))
                .toList();

        assertThat(attacked.canaries().reached()).isEmpty();
        assertThat(arrived).hasValue(TIMES / 2);
        assertThat(answers).filteredOn(Answer::isSuccess).hasSize(TIMES / 2);
        assertThat(answers)
                .filteredOn(answer -> answer.error() == AttemptError.REFUSED)
                .hasSize(TIMES / 2);
    }

    @Test
    void doesNotComeBackForAnAddressThatTurnedPrivateForGood() throws Exception {
        attacked.names().answer(NAME, time -> time < 3 ? List.of(PUBLIC) : List.of(PUBLIC, PRIVATE));

        var answers = IntStream.range(0, 6)
                .mapToObj(time -> send(sender, attacked.url(NAME)).error())
                .toList();

        assertThat(answers)
                .containsExactly(null, null, null, AttemptError.REFUSED, AttemptError.REFUSED, AttemptError.REFUSED);
        assertThat(attacked.canaries().reached()).isEmpty();
    }

    @Test
    void refusesACertificateOfAnotherNameAtTheCheckedAddress() throws Exception {
        attacked.names().answer("other.example.test", time -> List.of(PUBLIC));

        var answer = send(sender, attacked.url("other.example.test"));

        assertThat(answer).isEqualTo(Answer.none(AttemptError.TLS));
        assertThat(arrived).hasValue(0);
    }

    @Test
    void refusesACertificateOfANameWhereAnAddressWasAskedFor() {
        var answer = send(sender, attacked.url(PUBLIC));

        assertThat(answer).isEqualTo(Answer.none(AttemptError.TLS));
        assertThat(arrived).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 305, 307, 308, 201, 401, 503})
    void goesNowhereThatAnAnswerPointsTo(int status) throws Exception {
        attacked.names().answer(NAME, time -> List.of(PUBLIC));
        var canary = PRIVATE + ":" + attacked.canaries().port();
        for (var scheme : List.of("https://", "http://", "//")) {
            receiver.removeContext("/");
            receiver.createContext("/", exchange -> {
                arrived.incrementAndGet();
                pointTo(exchange, status, scheme + canary + "/", canary);
            });

            assertThat(send(sender, attacked.url(NAME)).status()).isEqualTo(status);
        }
        assertThat(arrived).hasValue(3);
        assertThat(attacked.canaries().reached()).isEmpty();
    }

    private static void pointTo(HttpExchange exchange, int status, String url, String authority) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.add("Location", url);
        headers.add("Content-Location", url);
        headers.add("Refresh", "0; url=" + url);
        headers.add("Link", "<" + url + ">; rel=preconnect");
        headers.add("Alt-Svc", "h2=\"" + authority + "\", http/1.1=\"" + authority + "\"; persist=1");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void receive(TestCertificate shown, HttpHandler answer) throws IOException, GeneralSecurityException {
        receiver = HttpsServer.create(
                new InetSocketAddress(PUBLIC, attacked.canaries().port()), 0);
        receiver.setHttpsConfigurator(new HttpsConfigurator(shown.serverContext()));
        receiver.createContext("/", exchange -> {
            arrived.incrementAndGet();
            answer.handle(exchange);
        });
        receiver.start();
    }

    /** Every second connection is closed, so that the next webhook needs a new one. */
    private static void ok(HttpExchange exchange) throws IOException {
        if (exchange.getRemoteAddress().getPort() % 2 == 0) {
            exchange.getResponseHeaders().add("Connection", "close");
        }
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
