package io.countermand.proof.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.Topics;
import io.countermand.local.books.Hold;
import io.countermand.local.sample.SampleOrder;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Four workers, and a customer with orders of thousands of line items in chunks of 50. */
final class Fleet {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int CHUNK = 50;

    private static final String DATABASE = "quarkus.datasource.reactive.additional-properties.";

    /** Whoever meets a lock waits for it, however slow the machine is, so that a test can hold claims open. */
    static final Installation HOUSE = Installation.withWorkers(
                    4,
                    Map.of(
                            "countermand.worker.settle.chunk-size",
                            String.valueOf(CHUNK),
                            DATABASE + "lock_timeout",
                            "120s",
                            DATABASE + "statement_timeout",
                            "150s"))
            .awaitReady();

    /** The platform of the sample order. */
    private static final Customer HARBOUR =
            new Customer(HOUSE.tenant(SamplePlatform.all().get(1)));

    private static final int PAGE = 1_000;
    private static final int ELIGIBLE_IN_EACH_PAGE = 960;

    private Fleet() {}

    /** Of a thousand line items each. */
    static OrderIssued anOrderOf(int pages) {
        var order = HOUSE.orders().place(SampleOrder.BULK, pages);
        Patience.await("the whole order has arrived")
                .until(() -> HOUSE.books()
                                .count("cancellation.orders where arrived_line_items = total_line_items and "
                                        + "reference_order_id = '%s'".formatted(order.referenceOrderId()))
                        == 1);
        return order;
    }

    static OrderActionRequested command(OrderIssued order, Target target, OrderAction action, String reason) {
        return new OrderActionRequested(
                OrderActionRequested.SCHEMA,
                ActionId.of(order.platform(), target, action, 0),
                UUID.randomUUID(),
                0,
                action,
                target,
                order.platform(),
                reason,
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null);
    }

    /** As the API does. */
    static void send(OrderIssued order, List<OrderActionRequested> commands) {
        var key = Topics.key(order.platform(), order.referenceOrderId());
        HOUSE.topic(Topics.ORDER_ACTIONS_REQUESTED)
                .sendAll(key, commands.stream().map(WireJson::write).toList());
    }

    static String cancel(OrderIssued order) {
        return HARBOUR.cancelOnceKnown(order);
    }

    /** It ended, and every eligible line item was refunded once, by the books too. */
    static void thenWhole(OrderIssued order, String location) {
        awaitDone(order);
        assertThat(HARBOUR.awaitEnd(location).path("successfulLineItems").asInt())
                .isEqualTo(order.totalLineItems() / PAGE * ELIGIBLE_IN_EACH_PAGE);
        assertThat(HOUSE.books().brokenPromises()).isEmpty();
    }

    /** The numbers of its events, as a consumer of the topic meets each for the first time. */
    static List<Long> numbers(OrderIssued order, String topic) {
        var key = Topics.key(order.platform(), order.referenceOrderId());
        return HOUSE.topic(topic).records().stream()
                .filter(one -> key.equals(one.key()))
                .map(one -> sequence(one.value()))
                .distinct()
                .toList();
    }

    private static long sequence(byte[] value) {
        try {
            return JSON.readTree(value).path("sequence").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long actions(OrderIssued order, String condition) {
        return HOUSE.books()
                .count("cancellation.action a join cancellation.orders o on o.id = a.order_id"
                        + " where o.reference_order_id = '%s' and %s".formatted(order.referenceOrderId(), condition));
    }

    static long chunks(OrderIssued order) {
        return order.totalLineItems() / CHUNK;
    }

    static long done(OrderIssued order) {
        return HOUSE.books()
                .count(("cancellation.action_chunk where state = 'DONE' and order_id ="
                                + " (select id from cancellation.orders where reference_order_id = '%s')")
                        .formatted(order.referenceOrderId()));
    }

    static void awaitDone(OrderIssued order) {
        Patience.await("all chunks are done").until(() -> done(order) == chunks(order));
    }

    /** Starts some if too many were killed. */
    static void running(int workersMin) {
        for (var worker : HOUSE.workers()) {
            if (!worker.isAlive() && alive().size() < workersMin) {
                worker.startAgain();
            }
        }
    }

    static List<Instance> alive() {
        return HOUSE.workers().stream().filter(Instance::isAlive).toList();
    }

    static void killAllBut(int workers) throws InterruptedException {
        for (var worker : alive().stream().skip(workers).toList()) {
            worker.kill();
        }
    }

    /** Until it is let go, whoever claims a chunk holds the claim. */
    static Hold holdEachChunk(OrderIssued order) throws SQLException {
        return hold(order, "i.line_number % " + CHUNK + " = 0");
    }

    static Hold holdLastChunk(OrderIssued order) throws SQLException {
        return hold(order, "i.line_number = o.total_line_items");
    }

    private static Hold hold(OrderIssued order, String lineItems) throws SQLException {
        return HOUSE.books()
                .hold("select from cancellation.line_item i join cancellation.orders o on o.id = i.order_id"
                        + " where o.reference_order_id = '" + order.referenceOrderId() + "' and " + lineItems
                        + " for update of i");
    }

    static void awaitClaimOfEach(List<Instance> workers) {
        Patience.await("each holds a claim").until(() -> withSession("""
                wait_event_type = 'Lock' and query like '%cancellation.line_item%'""").containsAll(workers));
    }

    static double settled(Instance worker) {
        return worker.metric("countermand_settle_duration_seconds_count");
    }

    /** The workers whose sessions are so. */
    static List<Instance> withSession(String condition) {
        var names = HOUSE.books()
                .rows("select distinct application_name from pg_stat_activity"
                        + " where datname = current_database() and (" + condition + ")");
        return HOUSE.workers().stream()
                .filter(worker -> names.contains(worker.name()))
                .toList();
    }

    /** The worker that publishes the outbox. */
    static List<Instance> relay() {
        return withSession("""
                pid in (select pid from pg_locks where locktype = 'advisory' and granted
                    and objid::bigint = (hashtext('countermand.relay')::bigint & 4294967295))""");
    }

    static Instance awaitRelay() {
        Patience.await("a relay").until(() -> relay().size() == 1);
        return relay().getFirst();
    }

    static void awaitRelayOtherThan(Instance last) {
        Patience.await("another relay").until(() -> relay().size() == 1 && !relay().contains(last));
    }

    static void awaitPublished() {
        Patience.await("every event is published")
                .until(() -> HOUSE.books().count("cancellation.outbox where published_at is null") == 0);
    }
}
