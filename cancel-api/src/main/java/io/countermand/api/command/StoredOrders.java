package io.countermand.api.command;

import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.backbone.lineitem.LineItemRow;
import io.countermand.domain.action.ActionState;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.rule.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement, so that the generation, the running action and the line item are of the same moment. */
@ApplicationScoped
class StoredOrders implements FindOrder {

    private static final String ORDER = """
            o.external_ref_id, o.status as order_status, o.total_line_items, o.arrived_line_items, x.*""";

    private static final String FROM = """
             from %s cross join lateral (
                select count(*) filter (where not running)::integer as ended,
                       max(state) filter (where running) as running_state,
                       max(accepted_at) filter (where running) as running_accepted_at
                from (select state, accepted_at, state in ('PENDING', 'PROCESSING') as running
                      from cancellation.action
                      where order_id = o.id and kind = $5 and line_number is not distinct from $6) actions
            ) x""".formatted(Scope.OWN_ORDER);

    private static final String WHOLE_ORDER = "select " + ORDER + FROM;

    private static final String LINE_ITEM = "select " + ORDER + ", " + LineItemRow.FACTS + """
            , o.currency, a.status as account_status, p.window_days, p.zone, p.service_fee_minor,
            exists (select from cancellation.action m
                    where m.order_id = o.id and m.state in ('PENDING', 'PROCESSING')
                        and (m.line_number is null or m.line_number = $6)) as in_motion""" + FROM + """

            join access.platform p on p.id = o.platform_id
            join cancellation.line_item i on i.order_id = o.id and i.line_number = $6""";

    private final Reads reads;

    StoredOrders(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Uni<Optional<OrderNow>> find(Asked asked) {
        var line = asked.target().lineNumber();
        var arguments = Scope.arguments(asked.target().referenceOrderId(), asked.caller())
                .addString(asked.action().name())
                .addInteger(line);
        return line == null
                ? reads.one(WHOLE_ORDER, arguments).map(found -> found.map(row -> orderNow(row, null)))
                : reads.one(LINE_ITEM, arguments).map(found -> found.map(row -> orderNow(row, lineItem(row))));
    }

    private static OrderNow orderNow(Row row, @Nullable LineItemNow lineItem) {
        return new OrderNow(
                row.getString("external_ref_id"),
                status(row),
                row.getInteger("total_line_items"),
                row.getInteger("arrived_line_items"),
                row.getInteger("ended"),
                running(row),
                lineItem);
    }

    private static LineItemNow lineItem(Row row) {
        var account = AccountStatus.valueOf(row.getString("account_status"));
        var policy = new Policy(
                row.getInteger("window_days"), ZoneId.of(row.getString("zone")), row.getLong("service_fee_minor"));
        return new LineItemNow(
                LineItemRow.facts(row, status(row), account, row.getString("currency")),
                policy,
                row.getBoolean("in_motion"));
    }

    private static OrderStatus status(Row row) {
        return OrderStatus.valueOf(row.getString("order_status"));
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
