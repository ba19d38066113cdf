package io.countermand.worker.refund;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static org.awaitility.Awaitility.await;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.worker.Commands;
import io.countermand.worker.Database;
import io.countermand.worker.Orders;
import io.countermand.worker.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** An order of line items of 10.00 USD, with a fee of 0.50 each, whose money came through the provider. */
record PaidOrder(String id, String transactionId) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BigDecimal CHARGED = new BigDecimal("10.50");
    private static final BigDecimal TAX = new BigDecimal("0.77");

    static PaidOrder captured(String provider, int lineItems) {
        var order = authorized(provider, lineItems);
        ProviderStack.desk().capture(order.transactionId);
        return order;
    }

    static PaidOrder authorized(String provider, int lineItems) {
        var suffix = UUID.randomUUID().toString().substring(0, 8);
        var order = new PaidOrder("RA261120-" + suffix, "tx-" + suffix);
        var gross = CHARGED.multiply(BigDecimal.valueOf(lineItems));
        ProviderStack.desk().authorize(order.transactionId, gross, TAX, "USD");
        order.arrive(provider, lineItems);
        return order;
    }

    /** With a transaction id of another's choice. */
    static PaidOrder naming(String provider, String transactionId, int lineItems) {
        var order = new PaidOrder("RA261120-" + UUID.randomUUID().toString().substring(0, 8), transactionId);
        order.arrive(provider, lineItems);
        return order;
    }

    OrderActionRequested cancel() {
        return send(Commands.cancel(id, 0));
    }

    OrderActionRequested cancelLine(int line) {
        return send(Commands.of(Target.lineItem(new LineItemId(id, line)), OrderAction.CANCEL, 0, "RECIPIENT"));
    }

    private static OrderActionRequested send(OrderActionRequested command) {
        Topic.of(ORDER_ACTIONS_REQUESTED).send(command.target().referenceOrderId(), command);
        return command;
    }

    private void arrive(String provider, int lineItems) {
        Database.execute(
                "insert into access.platform (name, created_at) values ('acme', now()) on conflict do nothing");
        var page = Orders.anOrderOf(id, lineItems);
        var payment = new OrderIssued.Payment("PROVIDER", provider, transactionId, null, null, TAX);
        Topic.of(ORDERS_ISSUED).send(id, Orders.paid(payment, page));
        await().atMost(PATIENCE)
                .until(() -> Database.number("select count(*) from cancellation.orders where reference_order_id = '"
                                + id + "' and arrived_line_items = total_line_items")
                        == 1);
    }

    /** State, outcome and cause of the refund of an action, once it is as asked for. */
    static void awaitState(OrderActionRequested action, String state) {
        await().atMost(PATIENCE).until(() -> refund(action, "state").equals(state));
    }

    static String refund(OrderActionRequested action, String column) {
        return Database.text("select coalesce(max(" + column + "::text), '') from cancellation.refund_intent"
                + " where action_id = '" + action.actionId() + "'");
    }

    static List<String> action(OrderActionRequested action) {
        return Database.row("select refund_state, refund_minor, fee_minor from cancellation.action where id = '"
                + action.actionId() + "'");
    }
}
