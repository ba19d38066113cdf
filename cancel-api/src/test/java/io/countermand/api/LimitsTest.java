package io.countermand.api;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract §1, limits; smaller ones here, so that a slow machine reaches them too. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@TestProfile(LimitsTest.Limited.class)
class LimitsTest {

    private static final int BURST = 20;
    private static final String REASONS = "/raas/v2/lineItems/reasonCodes";

    private final PlacedOrder order =
            anOrder(aPlatform()).placed().withLineItem(1).withLineItem(2);

    @Test
    void aPlatformThatAsksTooMuchGets429UntilItWaited() {
        var answers = IntStream.range(0, BURST * 2)
                .mapToObj(i -> Call.get(REASONS).as(order.platform()).send())
                .toList();

        var refused = answers.stream().filter(answer -> answer.status() == 429).toList();
        assertThat(refused).isNotEmpty();
        assertThat(answers.subList(0, BURST)).allMatch(answer -> answer.status() == 200);
        refused.getFirst().assertRefusedWith(429, "429.012");
        assertThat(Integer.parseInt(refused.getFirst().header("Retry-After"))).isBetween(1, 2);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Call.get(REASONS).as(order.platform()).send().status() == 200);
    }

    @Test
    void aPlatformMayHaveARateOfItsOwn() {
        order.platform().withPolicy("requests_per_second = 3");

        var answers = IntStream.range(0, BURST * 2)
                .mapToObj(i -> Call.get(REASONS).as(order.platform()).send())
                .toList();

        assertThat(answers).as("three times the burst").allMatch(answer -> answer.status() == 200);
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> Call.get(REASONS).as(order.platform()).send().status() == 429);
    }

    @Test
    void otherPlatformsDoNotNotice() {
        exhaust(order);

        assertThat(Call.get(REASONS).as(aPlatform()).send().status()).isEqualTo(200);
    }

    @Test
    void methodAcceptTypeAndSizeComeBeforeTheLimit() {
        exhaust(order);

        Call.with("PUT", order.cancelPath()).as(order.platform()).send().assertRefusedWith(405, "405.001");
        cancelWith("Accept", "text/html").assertRefusedWith(406, "406.001");
        cancelWith("Content-Type", "text/plain").assertRefusedWith(415, "415.001");
        Call.post(order.cancelPath(), " ".repeat(8193))
                .as(order.platform())
                .send()
                .assertRefusedWith(413, "413.001");
    }

    /** Some of the requests find a token that came back; one that finds none must not be told of its content. */
    @Test
    void theLimitComesBeforeContentAndOrder() {
        exhaust(order);

        for (var path : List.of(order.cancelPath(), "/raas/v2/asyncOrders/RA-nobody-has-this/cancel")) {
            await().pollInterval(Duration.ofMillis(1))
                    .until(() ->
                            Call.post(path, "{").as(order.platform()).send().status() == 429);
        }
    }

    @Test
    void anOrderTakesOneActionInTwoSeconds() {
        assertThat(cancel().status()).isEqualTo(202);

        var second = cancel().assertRefusedWith(429, "429.012");
        var freeze =
                Call.post(order.path() + "/freeze", FRAUD).as(order.platform()).send();

        assertThat(second.header("Retry-After")).isEqualTo("2");
        assertThat(freeze.status()).isEqualTo(429);
        assertThat(Commands.of(order)).hasSize(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> cancel().status() == 202);
    }

    @Test
    void lineItemsAreCountedOnTheirOwn() {
        assertThat(cancelLineItem(1).status()).isEqualTo(202);
        assertThat(cancelLineItem(2).status()).isEqualTo(202);
        assertThat(cancelLineItem(2).status()).isEqualTo(429);
    }

    @Test
    void whatWasNotAcceptedWasNoAction() {
        assertThat(Call.post(order.cancelPath(), "{}")
                        .as(order.platform())
                        .send()
                        .status())
                .isEqualTo(400);

        assertThat(cancel().status()).isEqualTo(202);
    }

    @Test
    void theRepeatOfACommandIsNotASecondAction() {
        var call = Call.post(order.cancelPath(), FRAUD).as(order.platform()).header("Idempotency-Key", "one");

        assertThat(call.send().status()).isEqualTo(202);
        assertThat(call.send().status()).isEqualTo(202);
        assertThat(call.header("Idempotency-Key", "two").send().status()).isEqualTo(429);
    }

    @Test
    void anotherPlatformCannotHoldAnOrderBack() {
        Call.post(order.cancelPath(), FRAUD).as(aPlatform()).send().assertRefusedWith(404, "404.017");

        assertThat(cancel().status()).isEqualTo(202);
    }

    @Test
    void anAddressWhoseLoginsFailGets429AndGoodCredentialsStillWork() {
        assertThat(Call.get(REASONS).as(order.platform()).send().status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> Call.get(REASONS).login("nobody:nothing").send().status() == 429);

        var refused = Call.get(REASONS).login("nobody:nothing").send().assertRefusedWith(429, "429.012");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(Call.get(REASONS).as(order.platform()).send().status()).isEqualTo(200);
        awaitThatTheAddressMayLogInAgain();
    }

    @Test
    void tokensThatAreNotGoodAreCountedLikeLogins() {
        var forged = Call.get(REASONS).header("Authorization", "Bearer a.b.c");
        assertThat(Call.get(REASONS).as(order.platform()).send().status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> forged.send().status() == 429);

        assertThat(Call.get(REASONS).as(order.platform()).send().status()).isEqualTo(200);
        awaitThatTheAddressMayLogInAgain();
    }

    /** Else the next test, which logs in from the same address, would be told to wait. */
    private static void awaitThatTheAddressMayLogInAgain() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Call.get(REASONS).as(aPlatform()).send().status() == 200);
    }

    private Answer cancelWith(String header, String value) {
        return Call.post(order.cancelPath(), FRAUD)
                .as(order.platform())
                .header(header, value)
                .send();
    }

    private static void exhaust(PlacedOrder order) {
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> Call.get(REASONS).as(order.platform()).send().status() == 429);
    }

    private Answer cancel() {
        return Call.post(order.cancelPath(), FRAUD).as(order.platform()).send();
    }

    private Answer cancelLineItem(int line) {
        return Call.post(order.lineItemPath(line) + "/cancel", FRAUD)
                .as(order.platform())
                .send();
    }

    public static class Limited implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "countermand.limits.platform-burst", String.valueOf(BURST),
                    "countermand.limits.platform-requests-per-second", "1",
                    "countermand.limits.login-failures-max", "5",
                    "countermand.limits.login-failures-period", "5s",
                    "countermand.api.action-interval", "2s");
        }
    }
}
