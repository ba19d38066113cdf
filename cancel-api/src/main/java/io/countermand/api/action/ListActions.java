package io.countermand.api.action;

import io.countermand.api.store.Absent;
import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.domain.action.Target;
import io.countermand.edge.access.Caller;
import io.countermand.edge.page.Page;
import io.countermand.edge.page.PageAsked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists the actions on a whole order, the newest first. */
@ApplicationScoped
class ListActions {

    private static final String NEWEST_FIRST = actions("<", "desc");
    private static final String OLDEST_FIRST = actions(">", "asc");

    private final Reads reads;

    ListActions(Reads reads) {
        this.reads = reads;
    }

    /** An order without actions is one row without an action; no row is no order. */
    private static String actions(String after, String direction) {
        return """
            select o.external_ref_id as order_external_ref_id, o.currency, c.identifier as customer, a.identifier as account,
                   o.total_line_items as of_target, x.*
            from %1$s
            left join lateral (
                select * from cancellation.action
                where order_id = o.id and line_number is null and ($5::bigint is null or ordinal %2$s $5)
                order by ordinal %3$s limit $6
            ) x on true
            order by x.ordinal %3$s""".formatted(Scope.OWN_ORDER, after, direction);
    }

    Uni<ActionPage> list(Caller caller, String referenceOrderId, PageAsked page) {
        var arguments = Scope.arguments(referenceOrderId, caller)
                .addLong(page.key().isEmpty() ? null : page.key().getFirst())
                .addInteger(page.rowsToRead());
        var target = Target.order(referenceOrderId);
        return reads.many(page.backwards() ? OLDEST_FIRST : NEWEST_FIRST, arguments)
                .map(rows -> page(rows, page, caller, target));
    }

    private static ActionPage page(List<Row> rows, PageAsked asked, Caller caller, Target target) {
        if (rows.isEmpty()) {
            throw Absent.refusal(target);
        }
        var actions = rows.stream().filter(row -> row.getUUID("id") != null).toList();
        var page = Page.cut(actions, asked, row -> List.of(row.getLong("ordinal")));
        var order = ActionRow.order(rows.getFirst(), caller.platform(), target);
        return new ActionPage(
                page.rows().stream().map(row -> ActionRow.summary(row, order)).toList(), page.pagination(asked));
    }
}
