package io.countermand.api.badinput;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.api.testing.HeldTable;
import io.countermand.api.testing.PausedKafka;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.Rows;
import io.countermand.local.testing.FreshStack;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 10,000 clients hang up, in each of the four moments at which a request waits for somebody else, and leave nothing behind: the
 * gauges are what they were, and every connection of the pool still serves. Whom it waits for is held back until all are there.
 */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@TestProfile(HungUpTest.Patient.class)
class HungUpTest {

    private static final int CROWDS = 10;
    private static final int CLIENTS = 250;
    private static final int MORE_THAN_THE_POOL_HAS = 40;

    private final PlacedOrder order = anOrder(aPlatform()).placed().withLineItem(1);

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int poolSize;

    private Gauges before;

    /** Also makes the credential believed and the topic known, so that only what the test holds back is waited for. */
    @BeforeEach
    void oneIsServed() {
        eventually().until(this::isOneServed);
        before = eventually().until(this::now, now -> now.connections() == 0);
    }

    /** The gauges do not show connections without a request; but whoever is served came after all of them. */
    @Test
    void whileTheHeadIsRead() throws IOException {
        var head = post(order.cancelPath());

        for (int i = 0; i < CROWDS; i++) {
            hangUp(head.substring(0, head.length() / 2), now -> isOneServed());
        }
    }

    @Test
    void whileTheBodyIsRead() throws IOException {
        var half = FRAUD.substring(0, FRAUD.length() / 2);

        for (int i = 0; i < CROWDS; i++) {
            hangUp(post(order.cancelPath()) + half, now -> now.requests() == CLIENTS);
        }
    }

    @Test
    void whileTheDatabaseIsAsked() throws Exception {
        for (int i = 0; i < CROWDS; i++) {
            everythingIsAsItWas();
            try (var orders = HeldTable.of("cancellation.orders")) {
                hangUp(request(i), now -> now.poolActive() == poolSize && now.poolWaiting() == CLIENTS - poolSize);
            }
        }
    }

    /** How long a command may be on its way is no setting: those that gave up before all were there do not count. */
    @Test
    void whileKafkaIsAsked() throws IOException {
        for (int clients = 0; clients < CROWDS * CLIENTS; ) {
            everythingIsAsItWas();
            try (var kafka = PausedKafka.now()) {
                var givenUp = givenUp();
                clients += hangUp(
                                request(clients / CLIENTS),
                                now -> now.unacknowledged() == CLIENTS || givenUp() > givenUp)
                        .unacknowledged();
            }
        }
    }

    /** A connection that leaked cannot hide behind a gauge: as many wait in the database as the pool has, and all are served. */
    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        everythingIsAsItWas();
        Crowd waiting;
        try (var orders = HeldTable.of("cancellation.orders")) {
            waiting = Crowd.of(MORE_THAN_THE_POOL_HAS, head("GET", order.path(), 0));
            eventually().until(() -> Rows.busySessions() == poolSize);
        }
        assertThat(waiting.answers()).allMatch(answer -> answer.startsWith("HTTP/1.1 200"));
    }

    private void everythingIsAsItWas() {
        eventually().untilAsserted(() -> assertThat(now()).isEqualTo(before));
    }

    /** @return what the service had open when they hung up */
    private Gauges hangUp(String sent, Predicate<Gauges> allAreThere) throws IOException {
        var crowd = Crowd.of(CLIENTS, sent);
        var whenTheyHungUp = eventually().until(this::now, allAreThere);
        crowd.hangUp();
        eventually().until(() -> now().connections() == 0);
        return whenTheyHungUp;
    }

    private boolean isOneServed() {
        try {
            return Crowd.of(1, request(0)).answers().getFirst().startsWith("HTTP/1.1 202");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double givenUp() {
        return meters.find("countermand.api.publish.failures").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private Gauges now() {
        return Gauges.of(meters);
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(10));
    }

    /** To the order and to its line item in turn. */
    private String request(int turn) {
        return post(turn % 2 == 0 ? order.cancelPath() : order.lineItemPath(1) + "/cancel") + FRAUD;
    }

    private String post(String path) {
        return head("POST", path, FRAUD.length());
    }

    private String head(String method, String path, int length) {
        var login = order.platform().name() + ":" + order.platform().key();
        return String.join(
                "\r\n",
                method + " " + path + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Authorization: Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)),
                "Content-Type: application/json",
                "Content-Length: " + length,
                "",
                "");
    }

    /** Nobody gives up waiting before the test does, however slow the machine is. */
    public static class Patient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var session = "quarkus.datasource.reactive.additional-properties.";
            return Map.of(
                    "quarkus.http.idle-timeout",
                    "5m",
                    "countermand.http.body-patience",
                    "5m",
                    "countermand.access.believed-for",
                    "1h",
                    "countermand.api.store-patience",
                    "5m",
                    "countermand.api.publish-patience",
                    "5m",
                    "countermand.api.publish-failures-max",
                    "1000000",
                    session + "lock_timeout",
                    "300000",
                    session + "statement_timeout",
                    "300000");
        }
    }
}
