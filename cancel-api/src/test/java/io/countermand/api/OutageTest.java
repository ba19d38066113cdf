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
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** While Kafka or PostgreSQL is away callers get 503 within 8 s, and afterwards 202 without a restart. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class OutageTest {

    private static final Duration PROMISED = Duration.ofSeconds(8);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int ENOUGH_TO_OPEN_THE_CIRCUIT = 3;

    private final PlacedOrder order = anOrder(aPlatform()).placed();

    @Test
    void withoutKafkaTheAnswerIs503AndItsOutcomeUnknown() throws InterruptedException {
        var kafka = FreshStack.current().kafka();
        assertThat(cancel().status()).isEqualTo(202);

        kafka.stop();
        try {
            assertThat(atOnce(ENOUGH_TO_OPEN_THE_CIRCUIT)).allSatisfy(answer -> {
                answer.assertRefusedWith(503, "503.502");
                assertThat(answer.text("message")).contains("unknown", "safe to repeat");
                assertThat(answer.header("Retry-After")).isNotEmpty();
            });
            assertThat(atOnce(2))
                    .as("a probe, and one that is refused at once")
                    .satisfiesOnlyOnce(answer -> assertThat(
                                    answer.assertRefusedWith(503, "503.502").text("message"))
                            .contains("Nothing was done"));
            assertThat(Call.get("/q/health/ready").send().status()).isEqualTo(200);
            assertThat(Call.get("/q/health/live").send().status()).isEqualTo(200);
        } finally {
            kafka.startAgain();
        }

        var answer = await().atMost(RECOVERY).until(this::cancel, found -> found.status() == 202);
        assertThat(answer.text("actionId")).isEqualTo(order.cancelId(0).toString());
        assertThat(Commands.of(order))
                .isNotEmpty()
                .allMatch(command -> command.actionId().equals(order.cancelId(0)));
    }

    @Test
    void withoutPostgresTheAnswerIs503AndNothingWasDone() {
        var postgres = FreshStack.current().postgres();
        assertThat(cancel().status()).isEqualTo(202);

        postgres.stop();
        try {
            var answer = timedCancel().assertRefusedWith(503, "503.502");
            assertThat(answer.text("message")).contains("Nothing was done");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(Call.get("/q/health/ready").send().status()).isEqualTo(200);
        } finally {
            postgres.startAgain();
        }

        await().atMost(RECOVERY).until(this::cancel, found -> found.status() == 202);
    }

    @Test
    void operatorsSeeAcceptedCommandsAndRefusals() {
        cancel();
        Call.post("/raas/v2/asyncOrders/RA-nobody-has-this/cancel", FRAUD)
                .as(order.platform())
                .send();

        var metrics = Call.get("/q/metrics").sendForText();

        assertThat(metrics)
                .contains("countermand_api_commands_accepted_total{action=\"CANCEL\"}")
                .contains("countermand_http_refusals_total{key=\"404.017\"}");
    }

    private List<Answer> atOnce(int calls) throws InterruptedException {
        Callable<Answer> call = this::timedCancel;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers.invokeAll(Collections.nCopies(calls, call));
            return answers.stream().map(Future::resultNow).toList();
        }
    }

    private Answer timedCancel() {
        var start = Instant.now();
        var answer = cancel();
        assertThat(Duration.between(start, Instant.now())).isLessThan(PROMISED);
        return answer;
    }

    private Answer cancel() {
        return Call.post(order.cancelPath(), FRAUD).as(order.platform()).send();
    }
}
