package io.countermand.worker;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_SETTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.backbone.lineitem.LineItemRow;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.OrderIssued;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What happens to one order, as its order system, its owner and the tables see it. */
record Story(String order) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Story begun() {
        Database.execute("insert into access.platform (name, created_at) values ('acme', now()), ('globex', now())"
                + " on conflict do nothing");
        return new Story("RA261120-" + UUID.randomUUID().toString().substring(0, 8));
    }

    Story arrived(OrderIssued page) {
        Topic.of(ORDERS_ISSUED).send(page.referenceOrderId(), page);
        then(
                "count(*) from cancellation.orders where arrived_line_items = total_line_items and reference_order_id = '"
                        + page.referenceOrderId() + "'",
                "1");
        return this;
    }

    OrderActionSettled ended(OrderActionRequested command) {
        Topic.of(ORDER_ACTIONS_REQUESTED).send(order, command);
        return settled(command.actionId());
    }

    static OrderActionSettled settled(UUID action) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Topic.of(ORDER_ACTIONS_SETTLED).records(OrderActionSettled.class).stream()
                                .filter(settled -> settled.actionId().equals(action))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The rewards in the order of their lines, by the expression that every view reads them with. */
    String rewards() {
        return Database.text("select string_agg(r.reward, ',' order by r.line_number) from (select i.line_number, "
                + LineItemRow.REWARD + " as reward from cancellation.line_item i where " + of("i") + ") r");
    }

    /** Rule, version and sentence of what an action left as it was. */
    String objection(UUID action) {
        return Database.text("select concat(rule, ' ', rule_version, ': ', detail) from cancellation.decision"
                + " where verdict = 'INELIGIBLE' and action_id = '" + action + "'");
    }

    long refunds() {
        return Database.number("select count(*) from cancellation.refund r where " + of("r"));
    }

    String of(String table) {
        return table + ".order_id = (select id from cancellation.orders where reference_order_id = '" + order + "')";
    }

    void thenParked(String reason) {
        then(
                "count(*) from cancellation.parked_record where convert_from(record_key, 'UTF8') = '" + order
                        + "' and reason = '" + reason + "'",
                "1");
    }

    static void then(String query, String expected) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Database.text("select " + query)).isEqualTo(expected));
    }
}
