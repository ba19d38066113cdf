package io.countermand.api.command;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class CancelOrderTest {

    private static final Instant ACCEPTED_AT = Instant.parse("2026-11-20T10:15:30.123Z");

    @Test
    void answers202WithTheDocumentedBodyAndTheLocationOfTheAction() {
        var order = anOrder(aPlatform()).placed();

        var answer = cancel(order, FRAUD);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json())
                .isEqualTo(Json.of("""
                {"referenceOrderId": "%s", "externalRefID": "my-%s", "status": "PENDING", "totalLineItems": 3,
                 "date": "2026-11-20T10:15:30.123Z", "actionId": "%s"}
                """.formatted(order.reference(), order.reference(), order.cancelId(0))));
        assertThat(answer.header("Location")).isEqualTo(order.actionPath(order.cancelId(0)));
        assertThat(answer.header("X-REQUEST-ID")).isNotEmpty();
    }

    @Test
    void whoeverSaw202HasACommandOnKafka() {
        var order = anOrder(aPlatform()).placed();

        cancel(order, FRAUD);

        assertThat(Commands.of(order)).singleElement().satisfies(command -> {
            assertThat(command.actionId()).isEqualTo(order.cancelId(0));
            assertThat(command.generation()).isZero();
            assertThat(command.action()).isEqualTo(OrderAction.CANCEL);
            assertThat(command.target()).isEqualTo(Target.order(order.reference()));
            assertThat(command.platform()).isEqualTo(order.platform().name());
            assertThat(command.reasonCode()).isEqualTo("FRAUD");
            assertThat(command.otherReason()).isNull();
            assertThat(command.acceptedAt()).isEqualTo(ACCEPTED_AT);
        });
    }

    @Test
    void theCommandCarriesCloudEventsAttributes() {
        var order = anOrder(aPlatform()).placed();

        cancel(order, FRAUD);

        var headers = Commands.records(order).getFirst().headers();
        assertThat(headers.lastHeader("ce_type").value())
                .asString(UTF_8)
                .isEqualTo("io.countermand.order-action.requested");
        assertThat(headers.lastHeader("ce_source").value()).asString(UTF_8).isEqualTo("/countermand/cancel-api");
        assertThat(headers.lastHeader("ce_id").value())
                .asString(UTF_8)
                .isEqualTo(Commands.of(order).getFirst().commandId().toString());
    }

    @Test
    void partialOrdersAreAcceptedToo() {
        var order = anOrder(aPlatform()).inStatus("PARTIAL").placed();

        assertThat(cancel(order, FRAUD).status()).isEqualTo(202);
    }

    @Test
    void repeatsGetTheSameActionAndArePublishedToo() {
        var order = anOrder(aPlatform()).placed();

        var first = cancel(order, FRAUD);
        var second = cancel(order, FRAUD);

        assertThat(second.text("actionId")).isEqualTo(first.text("actionId"));
        assertThat(Commands.of(order)).hasSize(2);
    }

    @Test
    void fiftyAtOnceShareOneAction() throws InterruptedException {
        var order = anOrder(aPlatform()).placed();
        Callable<Answer> call = () -> cancel(order, FRAUD);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers
                    .invokeAll(Stream.generate(() -> call).limit(50).toList())
                    .stream()
                    .map(CancelOrderTest::done)
                    .toList();

            assertThat(answers).allMatch(answer -> answer.status() == 202);
            assertThat(answers)
                    .allMatch(answer ->
                            answer.text("actionId").equals(order.cancelId(0).toString()));
        }
        assertThat(Commands.of(order)).hasSize(50);
    }

    @Test
    void joiningARunningActionAnswersItsStateAndDate() {
        var order = anOrder(aPlatform()).placed();
        var running = order.withCancel(0, "PROCESSING", Instant.parse("2026-11-19T07:00:00Z"));

        var answer = cancel(order, FRAUD);

        assertThat(answer.text("actionId")).isEqualTo(running.toString());
        assertThat(answer.text("status")).isEqualTo("PROCESSING");
        assertThat(answer.text("date")).isEqualTo("2026-11-19T07:00:00.000Z");
        assertThat(Commands.of(order).getFirst().acceptedAt()).isEqualTo(ACCEPTED_AT);
    }

    @Test
    void anEndedActionIsFollowedByTheNextGeneration() {
        var order = anOrder(aPlatform()).placed();
        order.withCancel(0, "FAILED", ACCEPTED_AT);
        order.withCancel(1, "SUCCESSFUL", ACCEPTED_AT);

        var answer = cancel(order, FRAUD);

        assertThat(answer.text("actionId")).isEqualTo(order.cancelId(2).toString());
        assertThat(answer.text("status")).isEqualTo("PENDING");
        assertThat(Commands.of(order).getFirst().generation()).isEqualTo(2);
    }

    @Test
    void htmlInOtherReasonIsEscapedOnceAfterTheLengthCheck() {
        var order = anOrder(aPlatform()).placed();
        var longest = "<b>&amp;".repeat(62) + "\"'<>";

        var answer = cancel(order, Json.text("OTHER", longest));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(Commands.of(order).getFirst().otherReason())
                .isEqualTo("&lt;b&gt;&amp;amp;".repeat(62) + "&quot;&#39;&lt;&gt;");
    }

    @Test
    void unknownFieldsAreIgnoredOnDocumentedCalls() {
        var order = anOrder(aPlatform()).placed();

        var answer = cancel(order, "{\"reasonCode\": \"DUPLICATE\", \"newInTheNextVersion\": {\"a\": [1]}}");

        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void aHarmlessRequestIdOfTheClientIsKept() {
        var order = anOrder(aPlatform()).placed();

        var kept = Call.post(order.cancelPath(), FRAUD).as(order.platform()).header("X-REQUEST-ID", "mine-1.a_B");
        var replaced = Call.post(order.cancelPath(), FRAUD).as(order.platform()).header("X-REQUEST-ID", "mine<script>");

        assertThat(kept.send().header("X-REQUEST-ID")).isEqualTo("mine-1.a_B");
        assertThat(replaced.send().header("X-REQUEST-ID")).isNotEmpty().doesNotContain("<");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void aRequestIdOfUpTo64CharactersIsKept(int length) {
        var own = "a".repeat(length);

        var kept = Call.get("/raas/v2/nowhere").header("X-REQUEST-ID", own).send();
        var longer = Call.get("/raas/v2/nowhere")
                .header("X-REQUEST-ID", own + "a".repeat(64))
                .send();

        assertThat(kept.assertRefusedWith(401, "401.001").text("requestId")).isEqualTo(own);
        assertThat(longer.assertRefusedWith(401, "401.001").text("requestId")).hasSize(36);
    }

    private static Answer cancel(PlacedOrder order, String body) {
        return Call.post(order.cancelPath(), body).as(order.platform()).send();
    }

    private static Answer done(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("a call failed", e);
        }
    }
}
