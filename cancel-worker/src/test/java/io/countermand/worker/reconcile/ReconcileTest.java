package io.countermand.worker.reconcile;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Commands;
import io.countermand.worker.Database;
import io.countermand.worker.Orders;
import io.countermand.worker.Topic;
import io.countermand.worker.publish.EventId;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of difference is planted once, as the owner of the database could, and found by its id. */
@QuarkusTest
@WithTestResource(value = FreshStack.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class ReconcileTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private String order = "";
    private UUID action = new UUID(0, 0);

    /** Three line items of 10.00 each, voided and refunded. */
    @BeforeEach
    void givenACancelledOrder() {
        Database.execute("insert into access.platform (name, service_fee_minor, created_at) values ('acme', 100, now())"
                + " on conflict do nothing");
        order = "RA261120-" + UUID.randomUUID().toString().substring(0, 8);
        Topic.of(ORDERS_ISSUED).send(order, Orders.onAccount("account-" + order, Orders.anOrderOf(order, 3)));
        awaitNumber("select arrived_line_items from cancellation.orders where reference_order_id = '" + order + "'", 3);
        action = ended(Commands.cancel(order, 0));
    }

    @Test
    void booksInOrderShowNoDifference() {
        ended(Commands.cancel(order, 1));

        reconcile();

        assertThat(differences()).isZero();
    }

    @Test
    void aVoidWithoutRefundIsFound() {
        Database.execute("delete from cancellation.refund where line_number = 2 and order_id = " + orderId());

        reconcile();

        assertThat(found("line_number = 2 and action_id = '%s'".formatted(action)))
                .isEqualTo("VOID_WITHOUT_REFUND");
    }

    @Test
    void aRefundWithoutVoidIsFound() {
        Database.execute("update cancellation.line_item set settled_reward = null, settled_by = null"
                + " where line_number = 3 and order_id = " + orderId());

        reconcile();

        assertThat(found("line_number = 3 and action_id = '%s'".formatted(action)))
                .isEqualTo("REFUND_WITHOUT_VOID");
    }

    @Test
    void aSecondRefundByAnotherActionIsFound() {
        var second = ended(Commands.cancel(order, 1));
        var transaction = postedAgain(second, 0);
        Database.execute("""
                insert into cancellation.decision (action_id, order_id, line_number, chunk, verdict, refund_minor, fee_minor,
                    currency, transaction_id, decided_at)
                values ('%s', %d, 1, 0, 'ELIGIBLE', 900, 100, 'USD', %d, now())
                """.formatted(second, orderId(), transaction));

        reconcile();

        assertThat(found("line_number = 1")).contains("DOUBLE_REFUND");
    }

    @Test
    void aTransactionThatBelongsToNoChunkIsFound() {
        var transaction = postedAgain(action, 17);

        reconcile();

        assertThat(found("detail like '%%transaction %d %%'".formatted(transaction)))
                .isEqualTo("DOUBLE_REFUND");
    }

    @Test
    void aWrongAmountIsFound() {
        Database.execute(
                "update cancellation.refund set amount_minor = 899 where line_number = 1 and order_id = " + orderId());

        reconcile();

        assertThat(found("line_number = 1 and action_id = '%s'".formatted(action)))
                .isEqualTo("WRONG_AMOUNT");
    }

    @Test
    void aFeeThatIsNotThePoliciesIsFound() {
        Database.execute("update cancellation.action set service_fee_minor = 99 where id = '%s'".formatted(action));

        reconcile();

        assertThat(found("line_number = 1 and action_id = '%s'".formatted(action)))
                .isEqualTo("WRONG_AMOUNT");
    }

    @Test
    void moneyThatWentToAnotherAccountIsFound() {
        Database.execute("""
                update cancellation.posting p set ledger_account_id = (
                    select id from cancellation.ledger_account where kind = 'FUNDING' and currency = 'USD' limit 1)
                from cancellation.refund r, cancellation.ledger_account l
                where r.transaction_id = p.transaction_id and p.line_number is null and r.order_id = %d
                    and l.id = p.ledger_account_id and l.kind = 'ACCOUNT'
                """.formatted(orderId()));

        reconcile();

        assertThat(found("line_number is null and action_id = '%s'".formatted(action)))
                .isEqualTo("WRONG_AMOUNT");
    }

    @Test
    void aMissingEventOfAnActionIsFound() {
        Database.execute(
                "delete from cancellation.outbox where event_id = '%s'".formatted(EventId.orderAction(action)));

        reconcile();

        assertThat(found("detail like 'order-actions.settled%'")).isEqualTo("MISSING_EVENT");
    }

    @Test
    void aMissingEventOfAChunkIsFound() {
        Database.execute(
                "delete from cancellation.outbox where event_id = '%s'".formatted(EventId.lineItems(action, 0)));

        reconcile();

        assertThat(found("detail like 'line-items.settled%'")).isEqualTo("MISSING_EVENT");
    }

    @Test
    void runningActionsAreNotReported() {
        Database.execute("delete from cancellation.refund where line_number = 2 and order_id = " + orderId());
        Database.execute(
                "delete from cancellation.outbox where event_id = '%s'".formatted(EventId.orderAction(action)));
        Database.execute("update cancellation.action set state = 'PROCESSING' where id = '%s'".formatted(action));

        reconcile();

        assertThat(differences()).isZero();

        Database.execute("update cancellation.action set state = 'SUCCESSFUL' where id = '%s'".formatted(action));
        reconcile();

        assertThat(found("line_number = 2")).isEqualTo("VOID_WITHOUT_REFUND");
        assertThat(found("line_number is null")).contains("MISSING_EVENT");
    }

    @Test
    void aDifferenceIsRecordedOnce() {
        Database.execute("delete from cancellation.refund where line_number = 2 and order_id = " + orderId());

        reconcile();
        reconcile();

        assertThat(found("line_number = 2")).isEqualTo("VOID_WITHOUT_REFUND");
    }

    /** As the ledger would do it, had its keys not refused: out of ISSUED, into the account. */
    private long postedAgain(UUID action, int chunk) {
        Database.execute("""
                with opened as (
                    insert into cancellation.ledger_transaction (platform_id, kind, order_id, action_id, chunk, posted_at)
                    select platform_id, 'VOID', id, '%2$s', %3$d, now() from cancellation.orders where id = %1$d returning id)
                insert into cancellation.posting
                    (transaction_id, ledger_account_id, amount_minor, currency, order_id, line_number, posted_at)
                select opened.id, p.ledger_account_id, p.amount_minor / nullif(case when p.line_number is null then 3 else 1 end, 0),
                    p.currency, p.order_id, p.line_number, now()
                from opened, cancellation.posting p join cancellation.ledger_transaction t on t.id = p.transaction_id
                where t.order_id = %1$d and t.kind = 'VOID' and t.id <> opened.id and coalesce(p.line_number, 1) = 1
                """.formatted(orderId(), action, chunk));
        return Database.number("select max(id) from cancellation.ledger_transaction where order_id = " + orderId());
    }

    private UUID ended(OrderActionRequested command) {
        Topic.of(ORDER_ACTIONS_REQUESTED).send(order, command);
        awaitNumber(
                "select count(*) from cancellation.action where settled_at is not null and id = '" + command.actionId()
                        + "'",
                1);
        return command.actionId();
    }

    /** One whole pass, from the first line item to the last, by the running worker. */
    private static void reconcile() {
        Database.execute(
                "update cancellation.reconciliation set order_id = 0, line_number = 0, started_at = null, ended_at = null");
        awaitNumber("select count(*) from cancellation.reconciliation where ended_at is not null", 1);
    }

    private static void awaitNumber(String sql, long expected) {
        await().atMost(PATIENCE)
                .until(() -> !Database.row(sql).getFirst().isEmpty() && Database.number(sql) == expected);
    }

    private long differences() {
        return Database.number("select count(*) from cancellation.difference where order_id = " + orderId());
    }

    private String found(String which) {
        return Database.text("select string_agg(kind, ' ' order by kind) from cancellation.difference where order_id = "
                + orderId() + " and " + which);
    }

    private long orderId() {
        return Database.number("select id from cancellation.orders where reference_order_id = '" + order + "'");
    }
}
