package io.countermand.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every table that grows without being part of the books is emptied of what is old, and of nothing else. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class ForgetTest {

    @Inject
    Forget forget;

    @ParameterizedTest
    @CsvSource({"89, 1", "91, 0"})
    void commandsAreForgottenAfterNinetyDays(int daysOld, int left) {
        var id = UUID.randomUUID();
        Database.execute("insert into cancellation.command (id, action_id, received_at) values ('%s', '%s', %s)"
                .formatted(id, id, daysAgo(daysOld)));

        forget.forget();

        assertThat(count("cancellation.command where id = '%s'".formatted(id))).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "DONE, SUCCESSFUL, 29, 1",
        "DONE, SUCCESSFUL, 31, 0",
        "DONE, PROCESSING, 31, 1",
        "OPEN, PROCESSING, 31, 1"
    })
    void chunksOfEndedActionsAreForgottenAfterThirtyDays(String chunk, String action, int daysOld, int left) {
        var id = UUID.randomUUID();
        var settled = action.equals("PROCESSING") ? "null" : daysAgo(daysOld);
        Database.execute("""
                insert into cancellation.action (id, platform_id, order_id, kind, generation, reason_code, accepted_at, state,
                    window_days, zone, service_fee_minor, rules_version, total_line_items, written_at, settled_at)
                values ('%1$s', -1, -1, 'FREEZE', 0, 'FRAUD', now(), '%2$s', 5, 'UTC', 0, 1, 1, now(), %3$s);
                insert into cancellation.action_chunk
                    (action_id, number, ordinal, platform_id, order_id, from_line, to_line, state, due_at)
                values ('%1$s', 0, 1, -1, -1, 1, 1, '%4$s', %5$s)
                """.formatted(id, action, settled, chunk, daysAgo(daysOld)));

        forget.forget();

        assertThat(count("cancellation.action_chunk where action_id = '%s'".formatted(id)))
                .isEqualTo(left);
        Database.execute("delete from cancellation.action_chunk where action_id = '%1$s'".formatted(id));
        Database.execute("delete from cancellation.action where id = '%1$s'".formatted(id));
    }

    @ParameterizedTest
    @CsvSource({"89, 1", "91, 0"})
    void earlyRewardChangesAreForgottenAfterNinetyDays(int daysOld, int left) {
        var lineItem = "RA-" + UUID.randomUUID() + "-1";
        Database.execute("insert into cancellation.early_reward_change values (-1, '%s', 1, null, null, %s)"
                .formatted(lineItem, daysAgo(daysOld)));

        forget.forget();

        assertThat(count("cancellation.early_reward_change where reference_line_item_id = '%s'".formatted(lineItem)))
                .isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"DROPPED, 89, 1", "DROPPED, 91, 0", "REDRIVEN, 91, 0", "PARKED, 91, 1"})
    void parkedRecordsAreForgottenOnceTheyAreSeenTo(String state, int daysOld, int left) {
        var topic = "test-" + UUID.randomUUID();
        Database.execute("""
                insert into cancellation.parked_record (topic, partition, record_offset, reason, parked_at, state)
                values ('%s', 0, 0, 'a test', %s, '%s')
                """.formatted(topic, daysAgo(daysOld), state));

        forget.forget();

        assertThat(count("cancellation.parked_record where topic = '%s'".formatted(topic)))
                .isEqualTo(left);
        Database.execute("delete from cancellation.parked_record where topic = '%s'".formatted(topic));
    }

    @ParameterizedTest
    @CsvSource({"RETRIED, 89, 1", "RETRIED, 91, 0", "NEEDS_REVIEW, 91, 1"})
    void unsettledLineItemsAreForgottenOnceTheyWereTriedAgain(String state, int daysOld, int left) {
        var action = UUID.randomUUID();
        Database.execute("""
                insert into cancellation.unsettled_item (action_id, order_id, line_number, cause, recorded_at, state)
                values ('%s', -1, 1, 'a test', %s, '%s')
                """.formatted(action, daysAgo(daysOld), state));

        forget.forget();

        assertThat(count("cancellation.unsettled_item where action_id = '%s'".formatted(action)))
                .isEqualTo(left);
        Database.execute("delete from cancellation.unsettled_item where action_id = '%s'".formatted(action));
    }

    @Test
    void monthsOfEventsAreDroppedOnceAllOfThemArePublished() {
        Database.execute("select cancellation.make_partitions('2021-01-01', 2)");
        event("2021-01-15", "now()");
        event("2021-02-15", "null");

        forget.forget();

        assertThat(Database.text("select to_regclass('cancellation.outbox_2021_01')"))
                .isNull();
        assertThat(count("cancellation.outbox_2021_02")).isEqualTo(1);

        Database.execute("update cancellation.outbox_2021_02 set published_at = now()");
        forget.forget();

        assertThat(Database.text("select to_regclass('cancellation.outbox_2021_02')"))
                .isNull();
        assertThat(count("pg_inherits where inhparent = 'cancellation.outbox'::regclass"))
                .isGreaterThan(1);
    }

    @Test
    void monthsOfCallsToProvidersAreDroppedOnceTheirRefundsAreOver() {
        Database.execute("select cancellation.make_partitions('2021-03-01', 2)");
        var over = aRefund("SUCCEEDED");
        var open = aRefund("NEEDS_REVIEW");
        attempt(over, "2021-03-15");
        attempt(open, "2021-04-15");
        attempt(over, "2020-12-31");
        attempt(open, "2020-12-31");
        assertThat(count("cancellation.refund_attempt_2021_03")).isEqualTo(1);

        forget.forget();

        assertThat(Database.text("select to_regclass('cancellation.refund_attempt_2021_03')"))
                .isNull();
        assertThat(count("cancellation.refund_attempt_2021_04")).isEqualTo(1);
        assertThat(count("cancellation.refund_attempt where refund_id = '%s'".formatted(over)))
                .isZero();
        assertThat(count("cancellation.refund_attempt where refund_id = '%s'".formatted(open)))
                .isEqualTo(2);

        Database.execute("update cancellation.refund_intent set state = 'CREDITED' where id = '%s'".formatted(open));
        forget.forget();

        assertThat(count("cancellation.refund_attempt where refund_id = '%s'".formatted(open)))
                .isZero();
        Database.execute("delete from cancellation.refund_intent where platform_id = -1");
    }

    /** A call falls into the month in which it was made. */
    @Test
    void callsToProvidersLieByMonths() {
        var refund = aRefund("NEEDS_REVIEW");
        attempt(refund, Database.text("select now()"));

        assertThat(Database.text(
                        "select tableoid::regclass::text from cancellation.refund_attempt where refund_id = '%s'"
                                .formatted(refund)))
                .isEqualTo("cancellation.refund_attempt_"
                        + Database.text("select to_char(now() at time zone 'UTC', 'YYYY_MM')"));
        Database.execute("delete from cancellation.refund_attempt where refund_id = '%s'".formatted(refund));
        Database.execute("delete from cancellation.refund_intent where platform_id = -1");
    }

    @Test
    void whatTheBooksAreMadeOfIsNeverForgotten() {
        Database.execute("select cancellation.make_partitions('2021-01-01', 1)");

        forget.forget();

        assertThat(Database.text("select to_regclass('cancellation.decision_2021_01')"))
                .isNotNull();
        assertThat(Database.text("select to_regclass('cancellation.posting_2021_01')"))
                .isNotNull();
    }

    private static UUID aRefund(String state) {
        var id = UUID.randomUUID();
        Database.execute("""
                insert into cancellation.payment (platform_id, provider, transaction_id, currency, created_at)
                values (-1, 'nobody', '%1$s', 'USD', now());
                insert into cancellation.refund_intent (id, action_id, payment_id, provider, platform_id, order_id, amount_minor,
                    currency, state, cause, due_at, written_at)
                select '%1$s', '%1$s', p.id, 'nobody', -1, -1, 1, 'USD', '%2$s', 'NO_TRACE', now(), now()
                from cancellation.payment p where p.transaction_id = '%1$s'
                """.formatted(id, state));
        return id;
    }

    private static void attempt(UUID refund, String at) {
        Database.execute("""
                insert into cancellation.refund_attempt (refund_id, call, word, started_at, millis)
                values ('%s', 'READ', 'CAPTURED', '%s', 1)
                """.formatted(refund, at));
    }

    private static void event(String day, String publishedAt) {
        Database.execute("""
                insert into cancellation.outbox (event_id, topic, record_key, type, payload, created_at, published_at)
                values ('%s', 'line-items.settled', 'key', 'type', '', '%s', %s)
                """.formatted(UUID.randomUUID(), day, publishedAt));
    }

    private static String daysAgo(int days) {
        return "now() - interval '%d days'".formatted(days);
    }

    private static long count(String from) {
        return Database.number("select count(*) from " + from);
    }
}
