package io.countermand.proof.running;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.client.Answer;
import io.countermand.local.client.Tenant;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A customer's programme that cancels orders by the documented calls and follows what they answer. */
public record Customer(Tenant tenant) {

    private static final Map<String, String> REASON = Map.of("reasonCode", "DUPLICATE");
    private static final Set<String> RUNNING = Set.of("PENDING", "PROCESSING");

    /** An order shows its next action as PENDING as soon as it was read from Kafka. */
    public void awaitKnown(OrderIssued order) {
        var target = Target.order(order.referenceOrderId());
        var next = ActionId.of(order.platform(), target, OrderAction.CANCEL, 0).toString();
        Patience.await("order " + order.referenceOrderId() + " is known")
                .until(() -> tenant.action(order.referenceOrderId(), next).status() == 200);
    }

    public Answer cancel(OrderIssued order) {
        return tenant.cancel(order.referenceOrderId(), REASON);
    }

    /** As the documentation asks: what was answered 503 is safe to repeat. */
    public Answer cancelUntilAnswered(OrderIssued order) {
        var answer = new AtomicReference<>(cancel(order));
        Patience.await("an answer other than 503")
                .until(() -> answer.updateAndGet(last -> last.status() == 503 ? cancel(order) : last)
                                .status()
                        != 503);
        return answer.get();
    }

    /** From the order's arrival to the accepted request. @return where its action is to be seen */
    public String cancelOnceKnown(OrderIssued order) {
        awaitKnown(order);
        return location(cancel(order));
    }

    public static String location(Answer accepted) {
        return Objects.requireNonNull(
                accepted.expect(202, "cancelling").headers().get("location"));
    }

    public JsonNode awaitEnd(String location) {
        Patience.await(location + " has ended").until(() -> !RUNNING.contains(status(location)));
        return tenant.get(location).body();
    }

    /** How many line items each rule kept as they were. */
    public static Map<String, Integer> ineligible(JsonNode action) {
        var rules = new HashMap<String, Integer>();
        action.path("ineligible")
                .properties()
                .forEach(rule -> rules.put(rule.getKey(), rule.getValue().asInt()));
        return rules;
    }

    public BigDecimal balance(OrderIssued order) {
        return tenant.account(order.accountIdentifier()).path("currentBalance").decimalValue();
    }

    private String status(String location) {
        return tenant.get(location).expect(200, "reading the action").text("status");
    }
}
