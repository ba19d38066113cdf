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

/** Lists the actions on a whole order, or on one line item, the newest first. */
@ApplicationScoped
class ListActions {

    private static final String LINE_ITEM = "join cancellation.line_item i on i.order_id = o.id and i.line_number = $7";

    private static final Statements ON_ORDER = new Statements(actions(false, false), actions(false, true));
    private static final Statements ON_LINE_ITEM = new Statements(actions(true, false), actions(true, true));

    private final Reads reads;

    private record Statements(String newestFirst, String oldestFirst) {}

    ListActions(Reads reads) {
        this.reads = reads;
    }

    /** A target without actions is one row without an action; no row is no such target. */
    private static String actions(boolean onLineItem, boolean backwards) {
        return """
            select o.external_ref_id as order_external_ref_id, o.currency, c.identifier as customer, a.identifier as account,
                   %1$s as of_target, x.*
            from %2$s
            %3$s
            left join lateral (
                select * from cancellation.action
                where order_id = o.id and line_number %4$s and ($5::bigint is null or ordinal %5$s $5)
                order by ordinal %6$s limit $6
            ) x on true
            order by x.ordinal %6$s""".formatted(
                        onLineItem ? "1" : "o.total_line_items",
                        Scope.OWN_ORDER,
                        onLineItem ? LINE_ITEM : "",
                        onLineItem ? "= $7" : "is null",
                        backwards ? ">" : "<",
                        backwards ? "asc" : "desc");
    }

    Uni<ActionPage> list(Caller caller, Target target, PageAsked page) {
        var arguments = Scope.arguments(target.referenceOrderId(), caller)
                .addLong(page.key().isEmpty() ? null : page.key().getFirst())
                .addInteger(page.rowsToRead());
        var onLineItem = target.lineNumber() != null;
        if (onLineItem) {
            arguments.addInteger(target.lineNumber());
        }
        var statements = onLineItem ? ON_LINE_ITEM : ON_ORDER;
        return reads.many(page.backwards() ? statements.oldestFirst() : statements.newestFirst(), arguments)
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
