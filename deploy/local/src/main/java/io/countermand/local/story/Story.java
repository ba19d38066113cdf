package io.countermand.local.story;

import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.client.Tenant;
import io.countermand.local.receive.ReceivedWebhook;
import io.countermand.local.sample.SampleOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Four cancellations and two refusals, told while they happen. */
public final class Story {

    private static final Map<String, String> REASON = Map.of("reasonCode", "ACCIDENTAL");

    private final Stage stage;
    private final Screen screen;
    private final Expectations expectations = new Expectations();

    public Story(Stage stage, Screen screen) {
        this.stage = stage;
        this.screen = screen;
    }

    /** @return whether every expectation held */
    public boolean tell() {
        showOrders(stage, screen);
        int number = 1;
        for (var cancellation : Cancellation.values()) {
            screen.chapter("%d. %s: %s"
                    .formatted(
                            number++,
                            idOf(cancellation.sample()),
                            cancellation.sample().description()));
            new Chapter(stage, screen, expectations, cancellation).tell();
        }
        screen.chapter("%d. %s: %s"
                .formatted(number++, idOf(SampleOrder.PAID_BY_CARD), SampleOrder.PAID_BY_CARD.description()));
        new CardChapter(stage, screen, expectations).tell();
        refusedForItsStatus(number++);
        hiddenFromOthers(number);
        rewards();
        screen.line("");
        expectations.report(screen);
        return expectations.allHeld();
    }

    public static void showOrders(Stage stage, Screen screen) {
        screen.chapter("Sample orders, placed through the Kafka topic orders.issued");
        var table = new Table("Order", "Platform", "Status", "Line items ", "Account", "What is special");
        stage.orders()
                .forEach((sample, order) -> table.row(
                        order.referenceOrderId(),
                        order.platform(),
                        order.status(),
                        String.valueOf(order.totalLineItems()),
                        order.accountIdentifier(),
                        sample.description()));
        screen.table(table);
    }

    private void refusedForItsStatus(int number) {
        var order = stage.order(SampleOrder.FAILED);
        screen.chapter("%d. %s: refused, because the order failed".formatted(number, order.referenceOrderId()));
        refused(stage.tenantOf(SampleOrder.FAILED), order, 422, "422.152");
    }

    private void hiddenFromOthers(int number) {
        var order = stage.order(SampleOrder.ALL_ELIGIBLE);
        var stranger = stage.tenantOf(SampleOrder.BULK);
        screen.chapter(
                "%d. %s: not there for the platform %s".formatted(number, order.referenceOrderId(), stranger.name()));
        refused(stranger, order, 404, "404.017");
    }

    private void refused(Tenant tenant, OrderIssued order, int status, String key) {
        var answer = tenant.cancel(order.referenceOrderId(), REASON);
        Requests.show(screen, Tenant.cancelPath(order.referenceOrderId()), REASON, answer);
        expectations.that(order.referenceOrderId() + ", status for " + tenant.name(), status, answer.status());
        expectations.that(order.referenceOrderId() + ", key for " + tenant.name(), key, answer.text("i18nKey"));
    }

    /** The first platform also hears of every single reward: as many as were cancelled, in a row without a gap. */
    private void rewards() {
        var tenant = stage.tenantOf(SampleOrder.ALL_ELIGIBLE);
        var cancelled = Cancellation.ALL_ELIGIBLE.outcome().cancelled()
                + Cancellation.MIXED.outcome().cancelled();
        var orders = 2;
        stage.waiting()
                .until(
                        "the webhooks about single rewards arrive",
                        () -> at(tenant).size() >= cancelled + orders);
        var webhooks = at(tenant);
        expectations.that("webhooks to " + tenant.name(), cancelled + orders, webhooks.size());
        expectations.that(
                "revisions to " + tenant.name(),
                LongStream.rangeClosed(1, cancelled + orders).boxed().toList(),
                webhooks.stream().map(Story::revision).sorted().toList());
        expectations.that(
                "all of them verified",
                true,
                webhooks.stream().allMatch(webhook -> webhook.verification().isVerified()));
        var other = stage.tenantOf(SampleOrder.BULK);
        var ofBulk = 1;
        expectations.that(
                "webhooks to " + other.name(),
                ofBulk + CardChapter.WEBHOOKS,
                at(other).size());
        screen.chapter("%d webhooks reached /hooks/%s".formatted(webhooks.size(), tenant.name()));
        screen.table(webhookTable(webhooks));
    }

    private List<ReceivedWebhook> at(Tenant tenant) {
        return stage.receiver().inbox().acceptedAt(tenant.name());
    }

    private static Table webhookTable(List<ReceivedWebhook> webhooks) {
        var table = new Table("Revision ", "Event", "About", "Status", "Signature");
        for (var webhook :
                webhooks.stream().sorted(Comparator.comparing(Story::revision)).toList()) {
            var data = webhook.json().path("eventData");
            table.row(
                    String.valueOf(revision(webhook)),
                    webhook.json().path("eventType").asText(),
                    data.path("referenceLineItemId")
                            .asText(data.path("referenceOrderId").asText()),
                    data.path("status").asText(),
                    webhook.verification().isVerified() ? "verified" : "NOT verified");
        }
        return table;
    }

    private static Long revision(ReceivedWebhook webhook) {
        return webhook.json().path("revision").asLong();
    }

    private String idOf(SampleOrder sample) {
        return stage.order(sample).referenceOrderId();
    }
}
