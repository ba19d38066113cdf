package io.countermand.api.command;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §3, {@code Idempotency-Key}. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class IdempotencyKeyTest {

    private static final String KEY = "my key 1";
    private static final String SHA_256_OF_FRAUD = "0242add76a19f88865c726cc2bf3dc3f6a2c0c729f53b6d060b1e359323a6c53";
    private static final Instant FIRST = Instant.parse("2026-11-19T07:00:00.250Z");

    private final PlacedOrder order = anOrder(aPlatform()).placed().withLineItem(2);

    @Test
    void theCommandCarriesIdAndBodyHash() {
        cancel(KEY, FRAUD);
        cancel(KEY, FRAUD);

        var commands = Commands.of(order);
        assertThat(commands).hasSize(2).allMatch(command -> command.bodyHash() != null);
        assertThat(commands.stream().map(OrderActionRequested::commandId).distinct())
                .hasSize(1);
        assertThat(commands.getFirst().bodyHash()).isEqualTo(SHA_256_OF_FRAUD);
    }

    @Test
    void notYetIngestedIsAPlain202WithTheSameActionId() {
        var first = cancel(KEY, FRAUD);
        var second = cancel(KEY, FRAUD);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text("actionId")).isEqualTo(first.text("actionId"));
        assertThat(second.header("Idempotency-Hit")).isEmpty();
    }

    @Test
    void theSameBodyGetsTheFirstAnswerAndNothingIsPublished() {
        var first = cancel(KEY, FRAUD);
        order.withIngested(Commands.of(order).getFirst(), FIRST);

        var second = cancel(KEY, FRAUD);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.json())
                .isEqualTo(Json.of("""
                {"referenceOrderId": "%s", "externalRefID": "my-%s", "status": "PENDING", "totalLineItems": 3,
                 "date": "2026-11-19T07:00:00.250Z", "actionId": "%s"}
                """.formatted(order.reference(), order.reference(), order.cancelId(0))));
        assertThat(Commands.of(order)).hasSize(1);
    }

    @Test
    void theFirstAnswerStaysAfterTheActionEnded() {
        var first = cancel(KEY, FRAUD);
        order.withIngested(Commands.of(order).getFirst(), FIRST);
        order.withEnded(order.cancelId(0), "FAILED");

        assertThat(cancel(KEY, FRAUD).text("actionId")).isEqualTo(first.text("actionId"));
        assertThat(cancel("another key", FRAUD).text("actionId"))
                .isEqualTo(order.cancelId(1).toString());
    }

    @Test
    void anotherBodyIs422() {
        cancel(KEY, FRAUD);
        order.withIngested(Commands.of(order).getFirst(), FIRST);

        cancel(KEY, "{\"reasonCode\": \"DUPLICATE\"}").assertRefusedWith(422, "422.300");
        cancel(KEY, FRAUD + " ").assertRefusedWith(422, "422.300");
        assertThat(Commands.of(order)).hasSize(1);
    }

    @Test
    void theKeyCountsPerPlatformAndPath() {
        cancel(KEY, FRAUD);
        Call.post(order.path() + "/freeze", FRAUD)
                .as(order.platform())
                .header("Idempotency-Key", KEY)
                .send();
        Call.post(order.lineItemPath(2) + "/cancel", FRAUD)
                .as(order.platform())
                .header("Idempotency-Key", KEY)
                .send();

        assertThat(Commands.of(order).stream()
                        .map(OrderActionRequested::commandId)
                        .distinct())
                .hasSize(3);
    }

    @Test
    void bothSpellingsOfAPathAreOnePath() {
        for (var spelling : new String[] {"lineItems", "line-items"}) {
            Call.post("/raas/v2/" + spelling + "/" + order.reference() + "-2/cancel", FRAUD)
                    .as(order.platform())
                    .header("Idempotency-Key", KEY)
                    .send();
        }

        assertThat(Commands.of(order).stream()
                        .map(OrderActionRequested::commandId)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aRepeatedLineItemActionIsAHitEvenWhenTheItemIsNowIneligible() {
        var call = Call.post(order.lineItemPath(2) + "/cancel", FRAUD)
                .as(order.platform())
                .header("Idempotency-Key", KEY);
        var first = call.send();
        order.withIngested(Commands.of(order).getFirst(), FIRST);
        order.butLineItem(2, "settled_reward = 'CANCELLED'");

        var second = call.send();

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json()).isEqualTo(Json.of("\"Accepted\""));
        assertThat(second.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void aCredentialOutsideItsScopeLearnsNothingFromAKey() {
        cancel(KEY, FRAUD);
        order.withIngested(Commands.of(order).getFirst(), FIRST);
        var elsewhere = order.platform().limitedTo("{somebody-else}", null);

        Call.post(order.cancelPath(), FRAUD)
                .as(elsewhere)
                .header("Idempotency-Key", KEY)
                .send()
                .assertRefusedWith(404, "404.017");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void aKeyHas1To100Characters(int length) {
        assertThat(cancel("k".repeat(length), FRAUD).status()).isEqualTo(202);
    }

    @Test
    void everyPrintableCharacterOfAsciiIsOne() {
        var all = IntStream.rangeClosed('!', '~').mapToObj(Character::toString).collect(joining());

        assertThat(cancel("a " + all, FRAUD).status()).isEqualTo(202);
    }

    @Test
    void otherKeysAre400() {
        assertRefused("k".repeat(101), "422.006");
        assertRefused("", "422.061");
        assertRefused("a\tb", "400.001");
    }

    private void assertRefused(String key, String i18nKey) {
        assertThat(cancel(key, FRAUD).assertRefusedWith(400, "400.001").fieldErrors())
                .containsExactly("Idempotency-Key " + i18nKey);
    }

    @Test
    void withoutAKeyNothingIsRemembered() {
        Call.post(order.cancelPath(), FRAUD).as(order.platform()).send();

        var command = Commands.of(order).getFirst();
        assertThat(command.bodyHash()).isNull();
        assertThat(command.action()).isEqualTo(OrderAction.CANCEL);
    }

    private Answer cancel(String key, String body) {
        return Call.post(order.cancelPath(), body)
                .as(order.platform())
                .header("Idempotency-Key", key)
                .send();
    }
}
