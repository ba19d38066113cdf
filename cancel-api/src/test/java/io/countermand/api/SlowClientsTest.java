package io.countermand.api;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that keep a connection without using it are hung up on. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@TestProfile(SlowClientsTest.Impatient.class)
class SlowClientsTest {

    private static final int BETWEEN_TWO_BYTES_MILLIS = 200;

    private final PlacedOrder order = anOrder(aPlatform()).placed();

    @Test
    void connectionsOnWhichNothingComesAreClosed() throws IOException {
        try (var client = connected()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aRequestThatStopsInItsHeadIsClosed() throws IOException {
        try (var client = connected()) {
            client.getOutputStream().write("POST /raas".getBytes(ISO_8859_1));

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** Never idle, and done after three minutes at the earliest. */
    @Test
    void aBodyThatTricklesIsHungUpOn() throws IOException {
        var body = FRAUD + " ".repeat(1000);
        try (var client = connected()) {
            client.getOutputStream().write(head(body.length()).getBytes(ISO_8859_1));

            assertThat(bytesTaken(body, client)).isLessThan(body.length());
        }
        assertThat(Commands.of(order)).isEmpty();
    }

    private static int bytesTaken(String body, Socket client) throws IOException {
        client.setSoTimeout(BETWEEN_TWO_BYTES_MILLIS);
        int taken = 0;
        while (taken < body.length() && isOpen(client)) {
            client.getOutputStream().write(body.charAt(taken++));
        }
        return taken;
    }

    /** Also waits a little. */
    private static boolean isOpen(Socket client) throws IOException {
        try {
            return client.getInputStream().read() >= 0;
        } catch (SocketTimeoutException nothingCame) {
            return true;
        } catch (SocketException reset) {
            return false;
        }
    }

    private static Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    }

    private String head(int bodyLength) {
        var login = order.platform().name() + ":" + order.platform().key();
        return String.join(
                "\r\n",
                "POST " + order.cancelPath() + " HTTP/1.1",
                "Host: localhost",
                "Authorization: Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)),
                "Content-Type: application/json",
                "Content-Length: " + bodyLength,
                "",
                "");
    }

    /** What takes a minute in production. */
    public static class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.idle-timeout", "2s", "countermand.http.body-patience", "1s");
        }
    }
}
