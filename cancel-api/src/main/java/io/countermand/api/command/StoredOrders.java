package io.countermand.api.command;

import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.domain.action.ActionState;
import io.countermand.domain.order.OrderStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement, so that the generation and the running action are of the same moment. */
@ApplicationScoped
class StoredOrders implements FindOrder {

    private static final String ORDER_NOW = """
            select o.external_ref_id, o.status, o.total_line_items, o.arrived_line_items, x.*
            from %s cross join lateral (
                select count(*) filter (where not running)::integer as ended,
                       max(state) filter (where running) as running_state,
                       max(accepted_at) filter (where running) as running_accepted_at
                from (select state, accepted_at, state in ('PENDING', 'PROCESSING') as running
                      from cancellation.action
                      where order_id = o.id and kind = $5 and line_number is not distinct from $6) actions
            ) x""".formatted(Scope.OWN_ORDER);

    private final Reads reads;

    StoredOrders(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Uni<Optional<OrderNow>> find(Asked asked) {
        var arguments = Scope.arguments(asked.target().referenceOrderId(), asked.caller())
                .addString(asked.action().name())
                .addInteger(asked.target().lineNumber());
        return reads.one(ORDER_NOW, arguments).map(found -> found.map(StoredOrders::orderNow));
    }

    private static OrderNow orderNow(Row row) {
        return new OrderNow(
                row.getString("external_ref_id"),
                OrderStatus.valueOf(row.getString("status")),
                row.getInteger("total_line_items"),
                row.getInteger("arrived_line_items"),
                row.getInteger("ended"),
                running(row));
    }

    private static OrderNow.@Nullable Running running(Row row) {
        var state = row.getString("running_state");
        return state == null
                ? null
                : new OrderNow.Running(
                        ActionState.valueOf(state),
                        row.getOffsetDateTime("running_accepted_at").toInstant());
    }
}
