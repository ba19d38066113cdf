package io.countermand.worker;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.REWARDS_CHANGED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.local.testing.FreshStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators look at, each driven by what it is to show. Gauges are held against the tables, where other tests left rows. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class MetricsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of no platform: nobody claims what is planted. */
    private static final String PLANTED = "platform_id = -4711";

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void takeAway() {
        Database.execute("""
                delete from cancellation.action_chunk where %1$s; delete from cancellation.action where %1$s;
                delete from cancellation.refund_intent where %1$s; delete from cancellation.payment where %1$s;
                delete from cancellation.unsettled_item where order_id = -4711;
                delete from cancellation.difference where order_id = -4711
                """.formatted(PLANTED));
    }

    @Test
    void dueWorkAndItsAge() {
        Database.execute("""
                insert into cancellation.action (id, platform_id, order_id, kind, generation, reason_code, accepted_at, state,
                    window_days, zone, service_fee_minor, rules_version, total_line_items, written_at)
                values ('%1$s', -4711, -4711, 'FREEZE', 0, 'FRAUD', now(), 'PENDING', 5, 'UTC', 0, 1, 1, now());
                insert into cancellation.action_chunk (action_id, number, ordinal, platform_id, order_id, from_line, to_line, due_at)
                values ('%1$s', 0, 1, -4711, -4711, 1, 1, now() - interval '10 hours'),
                    ('%1$s', 1, 1, -4711, -4711, 2, 2, now() + interval '1 hour')
                """.formatted(UUID.randomUUID()));

        thenGauge("countermand.due.actions", "cancellation.action where state = 'PENDING'");
        thenGauge("countermand.due.chunks", "cancellation.action_chunk where state = 'OPEN' and due_at <= now()");
        assertThat(gauge("countermand.due.oldest.seconds")).isBetween(36_000.0, 36_300.0);
    }

    @Test
    void settlingAndVerdictsByRule() {
        var settled = settled();
        var eligible = verdicts("ELIGIBLE", "none");
        var wrongProduct = verdicts("INELIGIBLE", "PRODUCT_KIND");
        var ended = counter("countermand.actions.ended", "state", "PARTIALFAILED");
        var published = counter("countermand.outbox.published", "", "");
        var story = Story.begun();
        story.arrived(Orders.page(
                story.order(),
                3,
                1,
                List.of(
                        Orders.item(1),
                        Orders.item(2),
                        Orders.item(3, "COMPLETE", "ACTIVE", "BRAND_CARD", new BigDecimal("10.00")))));

        story.ended(Commands.cancel(story.order(), 0));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(settled()).isGreaterThan(settled);
            assertThat(verdicts("ELIGIBLE", "none")).isEqualTo(eligible + 2);
            assertThat(verdicts("INELIGIBLE", "PRODUCT_KIND")).isEqualTo(wrongProduct + 1);
            assertThat(counter("countermand.actions.ended", "state", "PARTIALFAILED"))
                    .isEqualTo(ended + 1);
            assertThat(counter("countermand.outbox.published", "", "")).isGreaterThanOrEqualTo(published + 2);
            assertThat(gauge("countermand.outbox.unpublished")).isZero();
        });
    }

    @Test
    void parkedRecords() {
        var parked = counter("countermand.intake.records", "outcome", "parked");

        Topic.of(REWARDS_CHANGED).sendBytes("key", "no json".getBytes(UTF_8));

        await().atMost(PATIENCE).until(() -> counter("countermand.intake.records", "outcome", "parked") == parked + 1);
        thenGauge("countermand.parked.records", "cancellation.parked_record where state = 'PARKED'");
    }

    @Test
    void refundsByState() {
        Database.execute("""
                insert into cancellation.payment (platform_id, provider, transaction_id, currency, created_at)
                values (-4711, 'nobody', 'metrics', 'USD', now());
                insert into cancellation.refund_intent (id, action_id, payment_id, provider, platform_id, order_id, amount_minor,
                    currency, state, due_at, written_at)
                select gen_random_uuid(), gen_random_uuid(), p.id, 'nobody', -4711, -4711, 1, 'USD', s.state, now(),
                    now() - interval '10 hours'
                from cancellation.payment p, (values ('INTENDED'), ('INTENDED'), ('UNKNOWN'), ('AWAITING_CAPTURE'),
                    ('NEEDS_REVIEW'), ('SUCCEEDED')) as s(state) where p.transaction_id = 'metrics'
                """);

        var inState = "cancellation.refund_intent where state in (%s)";
        thenGauge("countermand.refunds.open", inState.formatted("'INTENDED', 'SENDING', 'UNKNOWN'"));
        thenGauge("countermand.refunds.awaiting.capture", inState.formatted("'AWAITING_CAPTURE'"));
        thenGauge("countermand.refunds.needs.review", inState.formatted("'NEEDS_REVIEW'"));
        assertThat(gauge("countermand.refunds.oldest.seconds")).isGreaterThanOrEqualTo(36_000.0);
    }

    @Test
    void differencesByKind() {
        Database.execute("""
                insert into cancellation.difference (kind, order_id, detail, found_at)
                values ('DOUBLE_REFUND', -4711, 'a test', now())
                """);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metrics.get("countermand.reconciliation.differences")
                                .tag("kind", "DOUBLE_REFUND")
                                .gauge()
                                .value())
                        .isEqualTo(Database.number("select count(*) from cancellation.difference"
                                + " where kind = 'DOUBLE_REFUND' and resolved_at is null"))
                        .isPositive());
    }

    /** Also one that is read again and again in vain: a lease does not make it younger. */
    @Test
    void overduePayments() {
        Database.execute("""
                insert into cancellation.payment (platform_id, provider, transaction_id, currency, captured_minor, created_at, compare_at,
                    compare_leased_until)
                values (-4711, 'nobody', 'overdue', 'USD', 6, now(), now() - interval '10 hours', now() + interval '1 hour')
                """);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gauge("countermand.reconciliation.payments.overdue.seconds"))
                        .isBetween(36_000.0, 36_300.0));
    }

    @Test
    void unsettledLineItems() {
        Database.execute("""
                insert into cancellation.unsettled_item (action_id, order_id, line_number, cause, recorded_at)
                values (gen_random_uuid(), -4711, 1, 'a test', now())
                """);

        thenGauge("countermand.unsettled.items", "cancellation.unsettled_item where state = 'NEEDS_REVIEW'");
    }

    /** The table stands still, and so does its topic. */
    @Test
    void intakeLag() {
        var story = Story.begun();
        try (var held = Database.hold("lock table cancellation.orders in exclusive mode")) {
            for (int version = 1; version <= 3; version++) {
                Topic.of(ORDERS_ISSUED)
                        .send(story.order(), Orders.page(story.order(), 2, version, List.of(Orders.item(1))));
            }
            await().atMost(PATIENCE).until(() -> lag(ORDERS_ISSUED) == 3 && lag(REWARDS_CHANGED) == 0);
        }
        await().atMost(PATIENCE).until(() -> lag(ORDERS_ISSUED) == 0);
    }

    /** It counts the rows there are, and there is one at least. */
    private void thenGauge(String name, String rows) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gauge(name))
                        .as(name)
                        .isEqualTo(Database.number("select count(*) from " + rows))
                        .isPositive());
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }

    private double lag(String topic) {
        return metrics.get("countermand.intake.lag.records")
                .tag("topic", topic)
                .gauge()
                .value();
    }

    private long settled() {
        return metrics.timer("countermand.settle.duration").count();
    }

    private double verdicts(String verdict, String rule) {
        return metrics.find("countermand.verdicts").tag("verdict", verdict).tag("rule", rule).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** Summed over its other tags; nothing while there is none. */
    private double counter(String name, String tag, String value) {
        return metrics.find(name).counters().stream()
                .filter(counter -> tag.isEmpty() || value.equals(counter.getId().getTag(tag)))
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
