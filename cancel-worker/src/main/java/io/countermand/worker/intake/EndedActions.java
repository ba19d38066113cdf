package io.countermand.worker.intake;

import io.countermand.backbone.intake.Received;
import io.countermand.backbone.store.Unnest;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderActionRequested;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many actions have ended on the targets of a batch. A command from the future would take the id that a later real one
 * needs, and that one would be swallowed after its 202.
 */
record EndedActions(Map<Key, Integer> counts) {

    private static final String COUNT = """
            select t.reference, t.kind, t.line_number, count(a.id)::int as ended
            from (select distinct * from unnest($1::text[], $2::text[], $3::int[]) as u(reference, kind, line_number)) t
                join cancellation.orders o on o.reference_order_id = t.reference
                join cancellation.action a on a.order_id = o.id and a.kind = t.kind
                    and a.line_number is not distinct from t.line_number and a.settled_at is not null
            group by t.reference, t.kind, t.line_number
            """;

    record Key(Target target, OrderAction action) {}

    static EndedActions read(SqlConnection transaction, List<Received<OrderActionRequested>> batch) {
        var later = batch.stream()
                .map(Received::content)
                .filter(command -> command.generation() > 0)
                .toList();
        return new EndedActions(later.isEmpty() ? Map.of() : counted(transaction, later));
    }

    int of(OrderActionRequested command) {
        return counts.getOrDefault(new Key(command.target(), command.action()), 0);
    }

    private static Map<Key, Integer> counted(SqlConnection transaction, List<OrderActionRequested> commands) {
        var parameters = Unnest.of(commands)
                .texts(command -> command.target().referenceOrderId())
                .texts(command -> command.action().name())
                .integers(command -> command.target().lineNumber());
        var counts = new HashMap<Key, Integer>();
        for (var row : transaction.preparedQuery(COUNT).executeAndAwait(parameters.tuple())) {
            var target = new Target(row.getString("reference"), row.getInteger("line_number"));
            counts.put(new Key(target, OrderAction.valueOf(row.getString("kind"))), row.getInteger("ended"));
        }
        return counts;
    }
}
