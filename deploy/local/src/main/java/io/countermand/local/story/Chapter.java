package io.countermand.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.client.Answer;
import io.countermand.local.client.Tenant;
import io.countermand.local.receive.ReceivedWebhook;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** One cancellation from the request to the webhook. */
final class Chapter {

    private final Stage stage;
    private final Screen screen;
    private final Expectations expectations;
    private final Cancellation cancellation;
    private final OrderIssued order;
    private final Tenant tenant;

    Chapter(Stage stage, Screen screen, Expectations expectations, Cancellation cancellation) {
        this.stage = stage;
        this.screen = screen;
        this.expectations = expectations;
        this.cancellation = cancellation;
        this.order = stage.order(cancellation.sample());
        this.tenant = stage.tenantOf(cancellation.sample());
    }

    void tell() {
        var before = balance();
        var since = System.nanoTime();
        var location = request();
        var action = outcome(location);
        var took = Duration.ofNanos(System.nanoTime() - since);
        verdicts(location, action, took);
        money(before);
        webhook(action);
    }

    private String request() {
        var reason = Map.of("reasonCode", cancellation.reasonCode());
        var answer = tenant.cancel(order.referenceOrderId(), reason);
        Requests.show(screen, Tenant.cancelPath(order.referenceOrderId()), reason, answer);
        check("status of the request", 202, answer.status());
        check(
                "totalLineItems of the answer",
                order.totalLineItems(),
                answer.body().path("totalLineItems").asInt());
        return answer.headers().getOrDefault("location", "");
    }

    private Answer outcome(String location) {
        stage.waiting().until(order.referenceOrderId() + " is settled", () -> hasEnded(tenant.get(location)));
        var action = tenant.get(location);
        var expected = cancellation.outcome();
        check("status", expected.status(), action.text("status"));
        check(
                "line items cancelled",
                expected.cancelled(),
                action.body().path("successfulLineItems").asInt());
        check(
                "line items unchanged",
                expected.unchanged(),
                action.body().path("failedLineItems").asInt());
        check(
                "counts per rule",
                new TreeMap<>(expected.ineligible()),
                counts(action.body().path("ineligible")));
        var refund = action.body().path("refund");
        expectations.amount(
                about("refund"), expected.refund(), refund.path("value").decimalValue());
        expectations.amount(
                about("fees kept"),
                expected.feesKept(),
                refund.path("feesWithheld").decimalValue());
        check("state of the refund", "POSTED", refund.path("state").asText());
        return action;
    }

    private void verdicts(String location, Answer action, Duration took) {
        var verdicts = tenant.verdicts(location);
        check("verdicts", order.totalLineItems(), verdicts.size());
        screen.line("");
        screen.table(VerdictTable.of(order, verdicts));
        screen.line("");
        var refund = action.body().path("refund");
        screen.strong("%s after %d ms: %d of %d line items cancelled, %s %s goes back"
                .formatted(
                        action.text("status"),
                        took.toMillis(),
                        action.body().path("successfulLineItems").asInt(),
                        order.totalLineItems(),
                        refund.path("value").decimalValue().toPlainString(),
                        refund.path("currencyCode").asText()));
    }

    private void money(BigDecimal before) {
        var after = balance();
        expectations.amount(about("balance before"), cancellation.balance().before(), before);
        expectations.amount(about("balance after"), cancellation.balance().after(), after);
        screen.line("Account %s: %s before, %s after, %s more"
                .formatted(
                        order.accountIdentifier(),
                        before.toPlainString(),
                        after.toPlainString(),
                        after.subtract(before).toPlainString()));
    }

    private void webhook(Answer action) {
        stage.waiting()
                .until(
                        "the webhook about " + order.referenceOrderId() + " arrives",
                        () -> !arrived().isEmpty());
        var webhooks = arrived();
        check("webhooks about the outcome", 1, webhooks.size());
        var webhook = webhooks.getFirst();
        check("webhook's signature is verified", true, webhook.verification().isVerified());
        var data = webhook.json().path("eventData");
        check(
                "status in the webhook",
                action.text("status"),
                data.path("status").asText());
        check("counts in the webhook", counts(action.body().path("ineligible")), counts(data.path("ineligible")));
        expectations.amount(
                about("refund in the webhook"),
                cancellation.outcome().refund(),
                new BigDecimal(data.path("refund").path("value").asText("0")));
        WebhookText.show(screen, webhook);
    }

    private java.util.List<ReceivedWebhook> arrived() {
        return stage.receiver().inbox().acceptedAt(tenant.name()).stream()
                .filter(webhook -> webhook.json().path("eventType").asText().equals("OrderActionStatus"))
                .filter(webhook -> webhook.json()
                        .path("eventData")
                        .path("referenceOrderId")
                        .asText()
                        .equals(order.referenceOrderId()))
                .toList();
    }

    private BigDecimal balance() {
        return tenant.account(order.accountIdentifier()).path("currentBalance").decimalValue();
    }

    private static boolean hasEnded(Answer action) {
        var status = action.expect(200, "reading the action").text("status");
        return !status.equals("PENDING") && !status.equals("PROCESSING");
    }

    private static Map<String, Integer> counts(JsonNode ineligible) {
        var counts = new TreeMap<String, Integer>();
        ineligible
                .properties()
                .forEach(rule -> counts.put(rule.getKey(), rule.getValue().asInt()));
        return counts;
    }

    private void check(String what, Object expected, Object actual) {
        expectations.that(about(what), expected, actual);
    }

    private String about(String what) {
        return order.referenceOrderId() + ", " + what;
    }
}
