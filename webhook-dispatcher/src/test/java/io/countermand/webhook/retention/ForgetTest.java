package io.countermand.webhook.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What subscribers and operators may look at for ninety days is gone after that, and not before. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class ForgetTest {

    @Inject
    Forget forget;

    @ParameterizedTest
    @CsvSource({"DELIVERED, 89, 1", "DELIVERED, 91, 0", "UNDELIVERED, 91, 0", "PENDING, 91, 0", "PENDING, 89, 1"})
    void eventsAndDeliveriesAreForgottenAfterNinetyDays(String state, int daysOld, int left) {
        var event = event(daysOld);
        delivery(event, state, daysOld);

        forget.forget();

        assertThat(count("webhook.delivery where event_id = ?", event)).isEqualTo(left);
        assertThat(count("webhook.event where id = ?", event)).isEqualTo(left);
        Tables.column("delete from webhook.delivery where event_id = ? returning id", event);
        Tables.column("delete from webhook.event where id = ? returning id", event);
    }

    @Test
    void anEventStaysAsLongAsOneOfItsDeliveries() {
        var event = event(91);
        delivery(event, "PENDING", 1);

        forget.forget();

        assertThat(count("webhook.event where id = ?", event)).isEqualTo(1);
        Tables.column("delete from webhook.delivery where event_id = ? returning id", event);
    }

    @Test
    void wholeMonthsOfAttemptsAreDropped() {
        Tables.column("select webhook.make_partitions('2021-01-01', 2)");
        attempt("2021-01-15");
        attempt("2020-12-15");

        forget.forget();

        assertThat(Tables.value("select to_regclass('webhook.attempt_2021_01')::text"))
                .isNull();
        assertThat(Tables.value("select to_regclass('webhook.attempt_2021_02')::text"))
                .isNull();
        assertThat(Tables.value("select count(*) from webhook.attempt_other where started_at < '2021-01-01'"))
                .isEqualTo("0");
        assertThat(Tables.value("select count(*) from pg_inherits where inhparent = 'webhook.attempt'::regclass"))
                .isNotEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"DROPPED, 89, 1", "DROPPED, 91, 0", "REDRIVEN, 91, 0", "PARKED, 91, 1"})
    void parkedRecordsAreForgottenOnceTheyAreSeenTo(String state, int daysOld, int left) {
        var topic = "test-" + UUID.randomUUID();
        Tables.value(
                "insert into webhook.parked_record (topic, partition, record_offset, reason, parked_at, state)"
                        + " values (?, 0, 0, 'a test', now() - make_interval(days => ?), ?) returning id",
                topic,
                daysOld,
                state);

        forget.forget();

        assertThat(count("webhook.parked_record where topic = ?", topic)).isEqualTo(left);
        Tables.column("delete from webhook.parked_record where topic = ? returning id", topic);
    }

    private static UUID event(int daysOld) {
        var id = UUID.randomUUID();
        Tables.value(
                "insert into webhook.event (id, platform_id, category, type, data, occurred_at, received_at)"
                        + " values (?, -1, 'ORDER', 'OrderActionStatus', '', now(), now() - make_interval(days => ?)) returning id",
                id,
                daysOld);
        return id;
    }

    private static void delivery(UUID event, String state, int daysOld) {
        Tables.value(
                "insert into webhook.delivery (event_id, subscription_id, revision, state, due_at, created_at)"
                        + " values (?, ?, 1, ?, now(), now() - make_interval(days => ?)) returning id",
                event,
                UUID.randomUUID(),
                state,
                daysOld);
    }

    private static void attempt(String day) {
        Tables.value(
                "insert into webhook.attempt (delivery_id, number, started_at, millis)"
                        + " values (-1, 1, cast(? as timestamptz), 1) returning delivery_id",
                day);
    }

    private static long count(String from, Object parameter) {
        return List.of(Tables.value("select count(*) from " + from, parameter)).stream()
                .mapToLong(Long::parseLong)
                .sum();
    }
}
