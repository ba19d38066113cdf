package io.countermand.proof.story;

import static io.countermand.proof.running.Customer.ineligible;
import static io.countermand.proof.running.Subscriber.data;
import static io.countermand.proof.running.TwoOfEach.HARBOUR;
import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static io.countermand.proof.running.TwoOfEach.MEADOW;
import static io.countermand.proof.running.TwoOfEach.SUBSCRIBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.countermand.local.receive.ReceivedWebhook;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.running.BooksInOrder;
import io.countermand.proof.running.Patience;
import io.countermand.proof.running.Subscriber;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BooksInOrder.class)
class StoryTest {

    @Test
    void cancelsWhatMayBeCancelledAndSaysWhyNotOfTheRest() {
        var order = HOUSE.orders().place(SampleOrder.MIXED);
        MEADOW.awaitKnown(order);
        var before = MEADOW.balance(order);

        var location = MEADOW.cancelOnceKnown(order);
        var action = MEADOW.awaitEnd(location);

        assertThat(action.path("status").asText()).isEqualTo("PARTIALFAILED");
        assertThat(action.path("successfulLineItems").asInt()).isEqualTo(3);
        assertThat(ineligible(action))
                .isEqualTo(Map.of("REDEEMED", 2, "WINDOW", 1, "PRODUCT_KIND", 1, "ISSUANCE", 1, "LINE_ITEM_STATUS", 1));
        assertThat(action.path("refund").path("value").decimalValue()).isEqualByComparingTo("90.00");
        assertThat(MEADOW.balance(order).subtract(before)).isEqualByComparingTo("90.00");
        assertThat(MEADOW.tenant().verdicts(location)).hasSize(order.totalLineItems());
    }

    @Test
    void tellsTheOutcomeInAWebhookThatAnybodyCanVerify() {
        var order = HOUSE.orders().place(SampleOrder.MIXED);

        var action = MEADOW.awaitEnd(MEADOW.cancelOnceKnown(order));

        var webhook = SUBSCRIBER.awaitOutcome(MEADOW, order.referenceOrderId());
        assertThatCode(() -> SUBSCRIBER.verify(webhook)).doesNotThrowAnyException();
        assertThat(webhook.verification().isVerified()).as("all signatures").isTrue();
        assertThat(webhook.headers().get("webhook-id"))
                .isEqualTo(webhook.json().path("eventId").asText());
        assertThat(data(webhook).path("actionId")).isEqualTo(action.path("actionId"));
        assertThat(data(webhook).path("status").asText()).isEqualTo("PARTIALFAILED");
        assertThat(ineligible(data(webhook))).isEqualTo(ineligible(action));
        assertThat(data(webhook).path("refund").path("value").decimalValue()).isEqualByComparingTo("90.00");
    }

    @Test
    void tellsEveryRewardThatChanged() {
        var order = HOUSE.orders().place(SampleOrder.ALL_ELIGIBLE);

        MEADOW.awaitEnd(MEADOW.cancelOnceKnown(order));

        var changed = IntStream.rangeClosed(1, order.totalLineItems())
                .mapToObj(line -> order.referenceOrderId() + "-" + line + " CANCELLED")
                .toList();
        Patience.await("a webhook for each reward")
                .untilAsserted(() ->
                        assertThat(rewardsOf(order.referenceOrderId())).containsExactlyInAnyOrderElementsOf(changed));
    }

    @Test
    void countsTheWebhooksOfASubscriptionWithoutGaps() {
        var order = HOUSE.orders().place(SampleOrder.ALL_ELIGIBLE);
        MEADOW.awaitEnd(MEADOW.cancelOnceKnown(order));
        SUBSCRIBER.awaitOutcome(MEADOW, order.referenceOrderId());

        Patience.await("every revision up to the highest").untilAsserted(() -> {
            var revisions = revisions(SUBSCRIBER.received(MEADOW.tenant()));
            assertThat(revisions)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, revisions.size()).boxed().toList());
        });
    }

    @Test
    void refundsABulkOrderLessTheServiceFee() {
        var order = HOUSE.orders().place(SampleOrder.BULK);
        HARBOUR.awaitKnown(order);
        var before = HARBOUR.balance(order);

        var action = HARBOUR.awaitEnd(HARBOUR.cancelOnceKnown(order));

        assertThat(action.path("successfulLineItems").asInt()).isEqualTo(960);
        assertThat(ineligible(action)).isEqualTo(Map.of("REDEEMED", 40));
        assertThat(action.path("refund").path("value").decimalValue()).isEqualByComparingTo("4560.00");
        assertThat(action.path("refund").path("feesWithheld").decimalValue()).isEqualByComparingTo("240.00");
        assertThat(HARBOUR.balance(order).subtract(before)).isEqualByComparingTo("4560.00");
        assertThat(HOUSE.books()
                        .count("cancellation.refund where action_id = '%s'"
                                .formatted(action.path("actionId").asText())))
                .isEqualTo(960);
    }

    private static List<Integer> revisions(List<ReceivedWebhook> webhooks) {
        return webhooks.stream()
                .map(webhook -> webhook.json().path("revision").asInt())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> rewardsOf(String referenceOrderId) {
        return SUBSCRIBER.received(MEADOW.tenant()).stream()
                .filter(webhook -> webhook.json().path("eventType").asText().equals("RewardStatus"))
                .map(Subscriber::data)
                .map(data -> data.path("referenceLineItemId").asText() + " "
                        + data.path("status").asText())
                .filter(reward -> reward.startsWith(referenceOrderId + "-"))
                .toList();
    }
}
