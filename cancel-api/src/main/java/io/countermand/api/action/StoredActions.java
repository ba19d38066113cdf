package io.countermand.api.action;

import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.edge.access.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Actions and their verdicts, as the worker wrote them. */
@ApplicationScoped
class StoredActions implements FindAction {

    /** One statement, so that an action is either found or still counted as not ended. */
    private static final String ACTION_OF_ORDER = """
            select o.external_ref_id, o.currency, o.total_line_items as of_order, c.identifier as customer,
                   a.identifier as account, x.*, ended.*
            from %s
            left join cancellation.action x on x.id = $5 and x.order_id = o.id and x.line_number is null
            cross join lateral (
                select count(*) filter (where kind = 'CANCEL')::integer as "CANCEL",
                       count(*) filter (where kind = 'FREEZE')::integer as "FREEZE",
                       count(*) filter (where kind = 'UNFREEZE')::integer as "UNFREEZE"
                from cancellation.action
                where order_id = o.id and line_number is null and state not in ('PENDING', 'PROCESSING')
            ) ended""".formatted(Scope.OWN_ORDER);

    private static final String VERDICTS_OF_ACTION = """
            select d.line_number, d.verdict, d.rule, d.rule_version, d.detail, d.refund_minor, d.fee_minor, d.currency,
                   d.transaction_id, d.decided_at, l.external_ref_id
            from cancellation.decision d
            left join cancellation.line_item l on l.order_id = d.order_id and l.line_number = d.line_number
            where d.action_id = $1 and d.line_number > $2
            order by d.line_number limit $3""";

    private final Reads reads;

    StoredActions(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Uni<Optional<ActionFound>> find(Caller caller, String referenceOrderId, UUID actionId) {
        var arguments = Scope.arguments(referenceOrderId, caller).addUUID(actionId);
        return reads.one(ACTION_OF_ORDER, arguments)
                .map(found -> found.map(row -> ActionRow.found(row, caller.platform(), referenceOrderId)));
    }

    @Override
    public Uni<List<NumberedVerdict>> verdicts(ActionSummary action, PageAsked page) {
        var arguments = Tuple.of(action.actionId(), page.afterLine(), page.maxResults() + 1);
        return reads.many(VERDICTS_OF_ACTION, arguments)
                .map(rows -> rows.stream()
                        .map(row -> VerdictRow.verdict(row, action))
                        .toList());
    }
}
