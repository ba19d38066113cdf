package io.countermand.proof.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.countermand.local.infra.FreePort;
import io.countermand.proof.history.HistoryFile;
import io.countermand.proof.history.Journal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpProxyTest {

    private static final byte[] REQUEST = "GET / HTTP/1.0\r\n\r\n".getBytes(UTF_8);

    @TempDir
    Path folder;

    private HttpServer server;
    private TcpProxy proxy;

    @BeforeEach
    void aProxyInFrontOfNobodyAndOfSomebody() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        var targets = List.of(FreePort.any(), server.getAddress().getPort());
        proxy = TcpProxy.start("door", 0, targets, Journal.open(folder, HistoryFile.PROXIES));
    }

    @AfterEach
    void close() {
        proxy.close();
        server.stop(0);
    }

    @Test
    void goesPastWhoeverDoesNotAnswer() throws IOException {
        assertThat(answer()).startsWith("HTTP/1.1 204");
        assertThat(answer()).startsWith("HTTP/1.1 204");
    }

    @Test
    void cutsWhatIsOpenAndWhatWouldBe() throws IOException {
        try (var open = connected()) {
            open.getOutputStream().write(REQUEST, 0, 1);
            var cut = proxy.cut();

            assertThat(cut).isLessThanOrEqualTo(1);
            assertThat(answer()).isEmpty();
        }
        assertThat(HistoryFile.PROXIES.read(folder))
                .extracting(line -> line.path("what").asText())
                .contains("CUT", "REFUSED");
    }

    @Test
    void mends() throws IOException {
        proxy.cut();
        proxy.mend();

        assertThat(answer()).startsWith("HTTP/1.1 204");
    }

    private String answer() throws IOException {
        try (var socket = connected()) {
            socket.getOutputStream().write(REQUEST);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (SocketException e) {
            return ""; // reset
        }
    }

    private Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }
}
