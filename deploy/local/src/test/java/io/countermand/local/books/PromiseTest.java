package io.countermand.local.books;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.testing.FreshStack;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that never objects proves nothing: each promise is broken once, in books that were in order before. */
class PromiseTest {

    private static final FreshStack.Current STACK = FreshStack.create();
    private static final Books BOOKS = new Books(STACK.jdbcUrl(), STACK.owner(), STACK.ownerPassword());

    @BeforeEach
    void putTheBooksInOrder() throws IOException, SQLException {
        try (var sql = PromiseTest.class.getResourceAsStream("/books-in-order.sql")) {
            execute(new String(Objects.requireNonNull(sql).readAllBytes(), UTF_8));
        }
    }

    @Test
    void booksInOrderBreakNoPromise() {
        assertThat(BOOKS.brokenPromises()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenPromiseIsReported(Promise promise) throws SQLException {
        execute(breaking(promise));

        assertThat(BOOKS.brokenPromises()).anyMatch(broken -> broken.startsWith(promise + ": "));
    }

    private static String breaking(Promise promise) {
        return switch (promise) {
            case VOIDED_MEANS_REFUNDED ->
                "update cancellation.line_item set settled_reward = 'CANCELLED' where line_number = 2";
            case REFUNDED_MEANS_VOIDED ->
                "update cancellation.line_item set settled_reward = null where line_number = 1";
            case REFUND_AND_FEE_ARE_THE_CHARGE -> "update cancellation.refund set fee_minor = 0";
            case TRANSACTIONS_SUM_TO_ZERO ->
                "update cancellation.posting set amount_minor = 99 where amount_minor = 100";
            case POSTINGS_HAVE_A_TRANSACTION -> "delete from cancellation.ledger_transaction where kind = 'FUNDING'";
            case BALANCES_ARE_THE_SUM_OF_POSTINGS ->
                "update cancellation.ledger_account set balance_minor = 3901 where kind = 'ACCOUNT'";
            case EACH_REFUND_IS_ONE_POSTING_OUT_OF_ISSUED -> posted("(3, 2, -1000, 1), (3, 2, 1000, null)");
            case REFUNDS_ARE_WHAT_WAS_POSTED -> "update cancellation.refund set amount_minor = 950, fee_minor = 50";
            case CHARGED_ONCE -> posted("(2, 2, 1000, 1), (2, 1, -1000, null)");
            case COMPLETE_MEANS_CHARGED ->
                "update cancellation.line_item set charged_by = null where status = 'COMPLETE' and line_number = 2";
            case ONLY_CHARGED_ITEMS_ARE_REFUNDED ->
                "update cancellation.line_item set charged_by = null where line_number = 1";
            case ENDED_ACTIONS_HAVE_ALL_THEIR_CHUNKS -> "update cancellation.action_chunk set state = 'OPEN'";
            case ACTIONS_ADD_UP -> "update cancellation.action set successful = 2, failed = 0";
            case WHAT_A_PROVIDER_OWES_HAS_ONE_INTENT -> "update cancellation.refund set way = 'PROVIDER'";
            case WHAT_A_PROVIDER_OWES_IS_POSTED_UNTIL_IT_IS_OVER -> payment(0) + """
                insert into cancellation.refund_intent (id, action_id, payment_id, provider, platform_id, order_id,
                    amount_minor, currency, due_at, written_at)
                select '00000000-0000-8000-8000-000000000003', '00000000-0000-8000-8000-000000000001', id, 'bango', 1, 1,
                    900, 'USD', now(), now() from cancellation.payment
                """;
            case WHAT_COUNTS_AGAINST_A_PAYMENT_IS_UNDER_WAY_OR_DONE -> payment(900);
            case DECIDED_ONCE_PER_ACTION -> "insert into cancellation.decision select * from cancellation.decision";
            case UNSETTLED_ITEMS_ARE_LISTED ->
                "update cancellation.decision set verdict = 'UNSETTLED' where line_number = 2";
            case EVENTS_OF_AN_ORDER_ARE_NUMBERED_WITHOUT_GAPS -> told(1, 3);
            case EVENTS_OF_AN_ORDER_GO_OUT_AS_THEY_ARE_NUMBERED -> told(1, 3) + told(1, 2);
            case ACTIONS_OF_AN_ORDER_NEVER_INTERLEAVE -> """
                insert into cancellation.action (id, platform_id, order_id, kind, line_number, generation, reason_code,
                    accepted_at, window_days, zone, service_fee_minor, rules_version, total_line_items, written_at)
                values ('00000000-0000-8000-8000-000000000009', 1, 1, 'FREEZE', 2, 0, 'FRAUD', now(), 5, 'UTC', 0, 1, 1,
                    now());
                """ + told(9, 2) + told(1, 3);
            case OUTCOMES_ARE_TOLD_ONCE -> """
                insert into cancellation.outbox (event_id, topic, record_key, type, payload, created_at)
                select event_id, topic, record_key, type, payload, created_at from cancellation.outbox
                """;
        };
    }

    private static String payment(int committed) {
        return """
            insert into cancellation.payment
                (platform_id, provider, transaction_id, currency, captured_minor, committed_minor, created_at)
            values (1, 'bango', 'tx', 'USD', 1000, %d, now());
            """.formatted(committed);
    }

    /** @param action the last digit of its id */
    private static String told(int action, int number) {
        return """
            insert into cancellation.outbox (event_id, topic, record_key, type, payload, created_at)
            values (gen_random_uuid(), 'line-items.settled', 'key', 'type', convert_to(
                '{"actionId":"00000000-0000-8000-8000-00000000000%d","sequence":%d}', 'UTF8'), now());
            """.formatted(action, number);
    }

    /** @param rows transaction, ledger account, amount, line number */
    private static String posted(String rows) {
        return """
            insert into cancellation.posting
                (transaction_id, ledger_account_id, amount_minor, currency, order_id, line_number, posted_at)
            select t, a, m, 'USD', 1, l, now() from (values %s) as v (t, a, m, l)
            """.formatted(rows);
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(STACK.jdbcUrl(), STACK.owner(), STACK.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
