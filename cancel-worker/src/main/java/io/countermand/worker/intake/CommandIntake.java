package io.countermand.worker.intake;

import io.countermand.backbone.intake.Intake;
import io.countermand.backbone.intake.Received;
import io.countermand.backbone.intake.Refused;
import io.countermand.backbone.store.Unnest;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.rule.Rules;
import io.countermand.domain.wire.OrderActionRequested;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes commands down as actions. The action's id is its key: a repeat, a duplicate and a second caller all meet the same
 * row, and the first one's reason stays.
 */
@ApplicationScoped
public class CommandIntake implements Intake<OrderActionRequested> {

    private static final String WRITE_ACTIONS = """
            insert into cancellation.action (id, platform_id, order_id, kind, line_number, generation, reason_code,
                other_reason, accepted_at, window_days, zone, service_fee_minor, freeze_hours,
                rules_version, total_line_items,
                traceparent, written_at)
            select c.id, o.platform_id, o.id, c.kind, c.line_number, c.generation, c.reason_code, c.other_reason,
                c.accepted_at, p.window_days, p.zone, p.service_fee_minor, p.freeze_hours,
                c.rules_version,
                case when c.line_number is null then o.total_line_items else 1 end, c.traceparent, $11
            from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::int[], $6::text[], $7::text[],
                    $8::timestamptz[], $9::text[], $10::int[]) with ordinality
                as c(id, reference, kind, line_number, generation, reason_code, other_reason, accepted_at, traceparent,
                    rules_version, position)
                join cancellation.orders o on o.reference_order_id = c.reference
                join access.platform p on p.id = o.platform_id
            order by c.position
            on conflict on constraint action_id_is_computed_once do nothing
            """;

    private static final String WRITE_COMMANDS = """
            insert into cancellation.command (id, action_id, body_hash, received_at)
            select t.id, t.action_id, decode(t.body_hash, 'hex'), $4
            from unnest($1::uuid[], $2::uuid[], $3::text[]) as t(id, action_id, body_hash)
            on conflict on constraint command_once do nothing
            """;

    private final CommandCheck check;
    private final Wakes wakes;
    private final InstantSource clock;

    CommandIntake(CommandCheck check, Wakes wakes, InstantSource clock) {
        this.check = check;
        this.wakes = wakes;
        this.clock = clock;
    }

    @Override
    public OrderActionRequested read(byte[] value) {
        return WireJson.read(value, OrderActionRequested.class, OrderActionRequested.SCHEMA);
    }

    @Override
    public List<Refused> write(SqlConnection transaction, List<Received<OrderActionRequested>> batch) {
        var orders = KnownOrders.read(transaction, batch);
        var ended = EndedActions.read(transaction, batch);
        var refused = new ArrayList<Refused>();
        var accepted = new ArrayList<Received<OrderActionRequested>>();
        for (var received : batch) {
            check.objection(
                            received,
                            orders.get(received.content().target().referenceOrderId()),
                            ended.of(received.content()))
                    .ifPresentOrElse(
                            reason -> refused.add(new Refused(received.origin(), reason)),
                            () -> accepted.add(received));
        }
        if (!accepted.isEmpty()) {
            writeActions(transaction, accepted);
            writeCommands(transaction, accepted);
        }
        return refused;
    }

    @Override
    public void written() {
        wakes.plan();
    }

    private void writeActions(SqlConnection transaction, List<Received<OrderActionRequested>> accepted) {
        var parameters = Unnest.of(accepted)
                .uuids(one -> one.content().actionId())
                .texts(one -> one.content().target().referenceOrderId())
                .texts(one -> one.content().action().name())
                .integers(one -> one.content().target().lineNumber())
                .integers(one -> one.content().generation())
                .texts(one -> one.content().reasonCode())
                .texts(one -> one.content().otherReason())
                .times(one -> one.content().acceptedAt())
                .texts(one -> one.origin().traceparent())
                .integers(one -> Rules.inForce(one.content().acceptedAt()).version())
                .all(clock.instant());
        transaction.preparedQuery(WRITE_ACTIONS).executeAndAwait(parameters.tuple());
    }

    private void writeCommands(SqlConnection transaction, List<Received<OrderActionRequested>> accepted) {
        var parameters = Unnest.of(accepted)
                .uuids(one -> one.content().commandId())
                .uuids(one -> one.content().actionId())
                .texts(one -> one.content().bodyHash())
                .all(clock.instant());
        transaction.preparedQuery(WRITE_COMMANDS).executeAndAwait(parameters.tuple());
    }
}
