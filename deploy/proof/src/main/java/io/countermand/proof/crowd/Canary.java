package io.countermand.proof.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.local.client.Tenant;
import io.countermand.proof.history.Journal;
import io.countermand.proof.running.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * A listener at a private address. Customers try to have webhooks sent there, by every spelling; nobody must ever come but
 * ourselves, to show that it can be reached.
 */
public final class Canary implements AutoCloseable {

    private static final String CONTROL = "control";
    private static final int GREETING_MAX = 64;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int UNAVAILABLE = 503;
    private static final List<String> SPELLINGS = List.of(
            "localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0");
    private static final List<String> INNER = List.of(
            "https://169.254.169.254/latest/meta-data",
            "https://10.0.0.1/",
            "https://192.168.1.1/",
            "https://100.64.0.1/");

    private final ServerSocket door;
    private final Journal journal;

    private Canary(ServerSocket door, Journal journal) {
        this.door = door;
        this.journal = journal;
    }

    public static Canary begin(Journal journal) {
        try {
            var canary = new Canary(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), journal);
            Thread.ofPlatform().daemon().name("canary").start(canary::watch);
            return canary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/hooks/canary";
    }

    /** Subscribes with every spelling. */
    public void tempt(Tenant tenant, String secret) {
        var here = SPELLINGS.stream()
                .flatMap(host -> Stream.of("http://", "https://")
                        .map(scheme -> scheme + host + ":" + door.getLocalPort() + "/hooks/canary"));
        Stream.concat(here, INNER.stream()).forEach(url -> {
            var status = definite(
                    () -> tenant.trySubscribe(url, List.of("ORDER"), secret).status());
            journal.write(
                    Journal.line().put("what", "SUBSCRIBED").put("url", url).put("status", status));
        });
    }

    /** An outage refuses nothing. */
    private static int definite(IntSupplier ask) {
        var status = new AtomicInteger();
        Patience.await("an answer other than 503").until(() -> {
            status.set(ask.getAsInt());
            return status.get() != UNAVAILABLE;
        });
        return status.get();
    }

    /** We ourselves can come. */
    public void reach() {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort()), PATIENCE_MILLIS);
            socket.getOutputStream().write(CONTROL.getBytes(UTF_8));
            socket.shutdownOutput();
            socket.setSoTimeout(PATIENCE_MILLIS);
            var gone = socket.getInputStream().read() < 0;
            journal.write(Journal.line().put("what", "LEFT").put("gone", gone));
        } catch (IOException e) {
            throw new UncheckedIOException("the canary cannot be reached at all", e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void watch() {
        while (!door.isClosed()) {
            try (var visitor = door.accept()) {
                visitor.setSoTimeout(PATIENCE_MILLIS);
                var greeting = new String(visitor.getInputStream().readNBytes(GREETING_MAX), UTF_8);
                journal.write(Journal.line()
                        .put("what", greeting.equals(CONTROL) ? "CONTROL" : "VISITED")
                        .put("greeting", greeting));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    journal.write(Journal.line().put("what", "VISITED").put("greeting", String.valueOf(e)));
                }
            }
        }
    }
}
