package io.countermand.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.client.Answer;
import io.countermand.local.client.Tenant;
import io.countermand.local.receive.ReceivedWebhook;
import io.countermand.local.sample.SampleOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A cancellation whose money goes back through the payment provider: told once when it ends, and again when it is refunded. */
final class CardChapter {

    static final int WEBHOOKS = 2;

    /** Four times 25.00, of which this platform keeps 0.25 each; the fees of 3.00 that came on top are never returned. */
    private static final BigDecimal REFUND = new BigDecimal("99.00");

    private static final Map<String, String> REASON = Map.of("reasonCode", "FRAUD");

    private final Stage stage;
    private final Screen screen;
    private final Expectations expectations;
    private final OrderIssued order;
    private final Tenant tenant;

    CardChapter(Stage stage, Screen screen, Expectations expectations) {
        this.stage = stage;
        this.screen = screen;
        this.expectations = expectations;
        this.order = stage.order(SampleOrder.PAID_BY_CARD);
        this.tenant = stage.tenantOf(SampleOrder.PAID_BY_CARD);
    }

    void tell() {
        var account = balance();
        var answer = tenant.cancel(order.referenceOrderId(), REASON);
        Requests.show(screen, Tenant.cancelPath(order.referenceOrderId()), REASON, answer);
        check("status of the request", 202, answer.status());
        var location = answer.headers().getOrDefault("location", "");
        stage.waiting().until("the provider has refunded it", () -> isRefunded(tenant.get(location)));
        outcome(tenant.get(location));
        atTheProvider();
        expectations.amount(about("balance of the account, which did not pay"), account, balance());
        webhooks();
    }

    private void outcome(Answer action) {
        var refund = action.body().path("refund");
        check("status", "SUCCESSFUL", action.text("status"));
        expectations.amount(about("refund"), REFUND, refund.path("value").decimalValue());
        screen.line("%s, refund %s: %s %s"
                .formatted(
                        action.text("status"),
                        refund.path("state").asText(),
                        refund.path("value").decimalValue().toPlainString(),
                        refund.path("currencyCode").asText()));
    }

    private void atTheProvider() {
        var id = Objects.requireNonNull(order.payment().transactionId());
        var payment = stage.provider()
                .read(id)
                .expect(200, "reading the payment")
                .body()
                .path("transaction");
        check("refunds at the provider", 1, payment.path("refunds").size());
        expectations.amount(
                about("refunded by the provider"),
                REFUND,
                new BigDecimal(payment.path("refundedAmount").asText()));
        screen.line("Payment %s at the provider: %s of %s given back"
                .formatted(
                        id,
                        payment.path("refundedAmount").asText(),
                        payment.path("capturedAmount").asText()));
    }

    private void webhooks() {
        stage.waiting()
                .until("the webhook about the refund arrives", () -> arrived().size() >= WEBHOOKS);
        var states = arrived().stream().map(CardChapter::refundState).sorted().toList();
        check("refund states in the webhooks", List.of("PENDING", "REFUNDED"), states);
        check(
                "webhooks are verified",
                true,
                arrived().stream().allMatch(webhook -> webhook.verification().isVerified()));
        arrived().stream()
                .filter(webhook -> "REFUNDED".equals(refundState(webhook)))
                .forEach(webhook -> WebhookText.show(screen, webhook));
    }

    private List<ReceivedWebhook> arrived() {
        return stage.receiver().inbox().acceptedAt(tenant.name()).stream()
                .filter(webhook ->
                        data(webhook).path("referenceOrderId").asText().equals(order.referenceOrderId()))
                .toList();
    }

    private static String refundState(ReceivedWebhook webhook) {
        return data(webhook).path("refund").path("state").asText();
    }

    private static JsonNode data(ReceivedWebhook webhook) {
        return webhook.json().path("eventData");
    }

    private static boolean isRefunded(Answer action) {
        return action.expect(200, "reading the action")
                .body()
                .path("refund")
                .path("state")
                .asText()
                .equals("REFUNDED");
    }

    private BigDecimal balance() {
        return tenant.account(order.accountIdentifier()).path("currentBalance").decimalValue();
    }

    private void check(String what, Object expected, Object actual) {
        expectations.that(about(what), expected, actual);
    }

    private String about(String what) {
        return order.referenceOrderId() + ", " + what;
    }
}
