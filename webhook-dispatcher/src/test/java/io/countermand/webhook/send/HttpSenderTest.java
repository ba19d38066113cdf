package io.countermand.webhook.send;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.address.AllowedHosts;
import io.countermand.webhook.delivery.Answer;
import io.countermand.webhook.delivery.AttemptError;
import io.countermand.webhook.delivery.Post;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSenderTest {

    private static final String NAME = "hooks.example.test";

    private static final DispatcherConfig.Attempt PATIENT = limits(Duration.ofSeconds(30));
    private static final DispatcherConfig.Attempt HASTY = limits(Duration.ofSeconds(2));

    private final Vertx vertx = Vertx.vertx();
    private final List<String> resolved = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void closeAll() throws Exception {
        for (var one : open) {
            one.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void connectsToTheCheckedAddressAndVerifiesTheCertificateByName() throws Exception {
        var certificate = TestCertificate.of(NAME, folder);
        var port = httpsServer(certificate);

        var answer = send(certificate, "https://" + NAME + ":" + port + "/hook");

        assertThat(answer.status()).isEqualTo(200);
        // The name exists nowhere but in our resolver, and that was asked once.
        assertThat(answer.body()).isEqualTo(NAME + ":" + port);
        assertThat(resolved).containsExactly(NAME);
    }

    @Test
    void refusesACertificateOfAnotherName() throws Exception {
        var certificate = TestCertificate.of("other.example.test", folder);
        var port = httpsServer(certificate);

        assertThat(send(certificate, "https://" + NAME + ":" + port + "/hook"))
                .isEqualTo(Answer.none(AttemptError.TLS));
    }

    @Test
    void refusesACertificateThatNobodyTrusts() throws Exception {
        var port = httpsServer(TestCertificate.of(NAME, folder));

        assertThat(send("https://" + NAME + ":" + port + "/hook")).isEqualTo(Answer.none(AttemptError.TLS));
    }

    @Test
    void neverConnectsToAnAddressThatIsNotPublic() throws Exception {
        var connections = new CopyOnWriteArrayList<Socket>();
        var port = rawServer(connections::add);
        var sender = sender(HASTY, HttpSender.options(HASTY));

        var answer = sender.send(post("https://" + NAME + ":" + port + "/hook"));

        assertThat(answer.error()).isEqualTo(AttemptError.REFUSED);
        assertThat(connections).isEmpty();
        // The control: with the guard told to let this host pass, the same URL reaches the server.
        send(HASTY, "https://" + NAME + ":" + port + "/hook");
        assertThat(connections).hasSize(1);
    }

    @Test
    void saysThatAHostHasNoAddress() {
        assertThat(send("http://nowhere.example.test:8090/")).isEqualTo(Answer.none(AttemptError.DNS));
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(send(url(port))).isEqualTo(Answer.none(AttemptError.CONNECT));
    }

    @Test
    void givesUpOnAReceiverThatNeverAnswers() throws Exception {
        var port = rawServer(socket -> {});

        assertThat(send(HASTY, url(port))).isEqualTo(Answer.none(AttemptError.TIMEOUT));
    }

    @Test
    void saysThatTheConnectionWasLost() throws Exception {
        var port = rawServer(HttpSenderTest::close);

        assertThat(send(url(port))).isEqualTo(Answer.none(AttemptError.CONNECT));
    }

    @Test
    void doesNotReadHeadersWithoutEnd() throws Exception {
        var port = rawServer(socket -> write(socket, "HTTP/1.1 200 OK\r\nX-Bomb: " + "a".repeat(100_000)));

        assertThat(send(url(port))).isEqualTo(Answer.none(AttemptError.BODY));
    }

    @Test
    void stopsReadingABodyWithoutEndAndKeepsItsBeginning() throws Exception {
        var port = rawServer(socket -> {
            write(socket, "HTTP/1.1 500 Oh\r\nContent-Length: 999999999\r\n\r\n");
            write(socket, "b".repeat(200_000));
        });

        var answer = send(url(port));

        assertThat(answer).isEqualTo(new Answer(500, AttemptError.STATUS, null, "b".repeat(1024)));
    }

    @Test
    void believesA2xxWhoseBodyNeverEnds() throws Exception {
        var port = rawServer(socket -> write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbe"));

        var answer = send(HASTY, url(port));

        assertThat(answer).isEqualTo(new Answer(200, AttemptError.BODY, null, "be"));
        assertThat(answer.isSuccess()).isTrue();
    }

    private static String url(int port) {
        return "http://" + NAME + ":" + port + "/hook";
    }

    private Answer send(String url) {
        return send(PATIENT, url);
    }

    private Answer send(DispatcherConfig.Attempt limits, String url) {
        return sender(limits, HttpSender.options(limits), authority(url)).send(post(url));
    }

    private Answer send(TestCertificate trusted, String url) {
        var options = HttpSender.options(PATIENT).setTrustOptions(trusted.trust());
        return sender(PATIENT, options, authority(url)).send(post(url));
    }

    private HttpSender sender(DispatcherConfig.Attempt limits, HttpClientOptions options, String... allowed) {
        var destinations = new CheckedDestinations(AllowedHosts.of(List.of(allowed)), this::resolve);
        var sender = new HttpSender(vertx, options, destinations, limits);
        open.add(sender::close);
        return sender;
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        resolved.add(host);
        if (!host.equals(NAME)) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByAddress(NAME, new byte[] {127, 0, 0, 1}));
    }

    private static Post post(String url) {
        return new Post(url, Map.of("content-type", "application/json"), "{}".getBytes(US_ASCII));
    }

    private static String authority(String url) {
        return url.substring(url.indexOf("//") + 2, url.lastIndexOf('/'));
    }

    /** Answers with the Host header it got. */
    private int httpsServer(TestCertificate certificate) throws IOException, GeneralSecurityException {
        var server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
        server.createContext("/", exchange -> {
            var host = exchange.getRequestHeaders().getFirst("Host").getBytes(US_ASCII);
            exchange.sendResponseHeaders(200, host.length);
            exchange.getResponseBody().write(host);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return server.getAddress().getPort();
    }

    private int rawServer(Consumer<Socket> onRequest) throws IOException {
        var server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        open.add(server);
        Thread.ofVirtual().start(() -> accept(server, onRequest));
        return server.getLocalPort();
    }

    private void accept(ServerSocket server, Consumer<Socket> onRequest) {
        try {
            while (!server.isClosed()) {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> afterFirstByte(socket, onRequest));
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void afterFirstByte(Socket socket, Consumer<Socket> onRequest) {
        try {
            socket.getInputStream().read();
            onRequest.accept(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client may hang up in the middle; that is what some of these tests are about. */
    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            assertThat(e).hasMessageMatching(".*(reset|pipe|closed|aborted).*");
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DispatcherConfig.Attempt limits(Duration total) {
        return new Limits(Duration.ofSeconds(2), 64, 256, Duration.ofSeconds(20), total, 65_536, 1_024, 8);
    }

    private record Limits(
            Duration dnsMax,
            int lookUpsAtOnceMax,
            int lookUpsWaitingMax,
            Duration connectMax,
            Duration totalMax,
            int answerBytesMax,
            int answerStoredBytesMax,
            int connectionsPerHostMax)
            implements DispatcherConfig.Attempt {}
}
