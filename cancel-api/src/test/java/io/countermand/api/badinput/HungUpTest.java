package io.countermand.api.badinput;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.Rows;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Clients that hang up while their request is being served leave no connection of the pool behind. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class HungUpTest {

    private static final int REQUESTS = Boolean.getBoolean("countermand.long") ? 10_000 : 2_000;
    private static final int MORE_THAN_THE_POOL_HAS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PlacedOrder order = anOrder(aPlatform()).placed().withLineItem(1);

    @Test
    void thePoolIsBackToZero() throws IOException, InterruptedException {
        for (int i = 0; i < REQUESTS; i++) {
            hangUpOn(i % 2 == 0 ? order.cancelPath() : order.lineItemPath(1) + "/cancel");
        }

        await().atMost(PATIENCE).until(() -> Rows.busySessions() == 0);
        await().atMost(PATIENCE).until(() -> gauge("sql_pool_active{") == 0);
        assertThat(manyAtOnce()).allMatch(status -> status == 202);
    }

    /** The connection is reset, not closed in order: the server learns of it in the middle of its work. */
    private void hangUpOn(String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request(path).getBytes(ISO_8859_1));
        }
    }

    private String request(String path) {
        var login = order.platform().name() + ":" + order.platform().key();
        return String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: localhost",
                "Authorization: Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)),
                "Content-Type: application/json",
                "Content-Length: " + FRAUD.length(),
                "",
                FRAUD);
    }

    private static double gauge(String name) {
        return Call.get("/q/metrics")
                .sendForText()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no gauge " + name));
    }

    private java.util.List<Integer> manyAtOnce() throws InterruptedException {
        Callable<Answer> call =
                () -> Call.post(order.cancelPath(), FRAUD).as(order.platform()).send();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers.invokeAll(Collections.nCopies(MORE_THAN_THE_POOL_HAS, call)).stream()
                    .map(Future::resultNow)
                    .map(Answer::status)
                    .toList();
        }
    }
}
