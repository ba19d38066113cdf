package io.countermand.proof.load;

import static io.countermand.domain.action.OrderAction.CANCEL;
import static io.countermand.domain.action.OrderAction.FREEZE;
import static io.countermand.domain.action.OrderAction.UNFREEZE;
import static io.countermand.local.sample.SampleOrder.ALL_ELIGIBLE;
import static io.countermand.local.sample.SampleOrder.PAID_BY_CARD;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.Topics;
import io.countermand.local.provider.ProviderDesk;
import io.countermand.local.sample.SampleOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An order, and what its customer asks for, one after the other. In the end all line items that can be cancelled are,
 * whichever way they got there.
 */
public record Course(ObjectNode order, List<Call> calls) {

    private static final int ONE_ITEM = 2;

    /** Their kinds, in turn. */
    private enum Kind {
        CANCELLED(ALL_ELIGIBLE, CANCEL),
        CANCELLED_TWICE(ALL_ELIGIBLE, CANCEL, CANCEL),
        PAID_BY_CARD_AND_CANCELLED(PAID_BY_CARD, CANCEL),
        FROZEN_FIRST(ALL_ELIGIBLE, FREEZE, UNFREEZE, CANCEL),
        ONE_ITEM_FIRST(ALL_ELIGIBLE),
        ONE_ITEM_FIRST_PAID_BY_CARD(PAID_BY_CARD);

        private final SampleOrder sample;
        private final List<OrderAction> actions;

        Kind(SampleOrder sample, OrderAction... actions) {
            this.sample = sample;
            this.actions = List.of(actions);
        }

        List<Call> calls(String order) {
            var oneItem = new Call(CANCEL, new Target(order, ONE_ITEM));
            var all = new Call(CANCEL, Target.order(order));
            return actions.isEmpty()
                    ? List.of(oneItem, all)
                    : actions.stream()
                            .map(action -> new Call(action, Target.order(order)))
                            .toList();
        }
    }

    /** @param times what the sample has is in it so often */
    public static Course number(int number, int times) {
        var kind = Kind.values()[number % Kind.values().length];
        var id = "RA261121-5100-" + (number + 1);
        return new Course(order(kind.sample, id, times), kind.calls(id));
    }

    public String id() {
        return order.path("referenceOrderId").asText();
    }

    public String platform() {
        return order.path("platform").asText();
    }

    public String key() {
        return Topics.key(platform(), id());
    }

    public int lineItems() {
        return order.path("totalLineItems").asInt();
    }

    byte[] written() {
        return WireJson.write(order);
    }

    /** The same in pages, as records. */
    public Stream<byte[]> pages(int lineItemsMax) {
        var pages = new ArrayList<ObjectNode>();
        for (var item : order.path("lineItems")) {
            if (pages.isEmpty() || pages.getLast().path("lineItems").size() == lineItemsMax) {
                pages.add(order.deepCopy());
                pages.getLast().putArray("lineItems");
            }
            ((ArrayNode) pages.getLast().path("lineItems")).add(item);
        }
        return pages.stream().map(WireJson::write);
    }

    public boolean isPaidByCard() {
        return order.path("payment").has("transactionId");
    }

    String payment() {
        return order.path("payment").path("transactionId").asText();
    }

    /** Authorises and captures all of it. */
    public void pay(ProviderDesk desk) {
        var payment = order.path("payment");
        desk.authorize(
                payment(),
                payment.path("capturedAmount").decimalValue(),
                payment.path("taxAmount").decimalValue(),
                "USD");
        desk.capture(payment());
    }

    private static ObjectNode order(SampleOrder sample, String id, int times) {
        ObjectNode order = WireJson.mapper().valueToTree(sample.issuedFor(Instant.now()));
        order.put("referenceOrderId", id).put("externalRefID", id);
        order.put("totalLineItems", repeat((ArrayNode) order.path("lineItems"), times));
        if (order.path("payment") instanceof ObjectNode payment && payment.has("capturedAmount")) {
            payment.put("transactionId", "payment-of-" + id);
            multiply(payment, "capturedAmount", times);
            multiply(payment, "taxAmount", times);
        }
        return order;
    }

    /** @return how many there are now, numbered from 1 */
    private static int repeat(ArrayNode items, int times) {
        var given = items.deepCopy();
        items.removeAll();
        for (int i = 0; i < times; i++) {
            given.forEach(item -> items.add(((ObjectNode) item.deepCopy()).put("lineNumber", items.size() + 1)));
        }
        return items.size();
    }

    private static void multiply(ObjectNode payment, String amount, int times) {
        payment.put(amount, payment.path(amount).decimalValue().multiply(BigDecimal.valueOf(times)));
    }
}
