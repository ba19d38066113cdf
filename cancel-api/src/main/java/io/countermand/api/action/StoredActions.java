package io.countermand.api.action;

import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.Topics;
import io.countermand.edge.access.Caller;
import io.countermand.edge.page.PageAsked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Actions and their verdicts, as the worker wrote them. */
@ApplicationScoped
class StoredActions implements FindAction {

    /** A command of the order that the worker could not act on; its bytes are not trusted to be JSON. */
    private static final String PARKED = """
            exists (select from cancellation.parked_record r
                    where r.state = 'PARKED' and r.record_key = convert_to($7, 'UTF8')
                        and position(convert_to($5::uuid::text, 'UTF8') in r.value) > 0) as command_is_parked""";

    /** One statement, so that an action is either found or still counted as not ended. */
    private static final String ACTION_OF_TARGET = """
            select o.external_ref_id as order_external_ref_id, o.currency, c.identifier as customer, a.identifier as account,
                   case when $6::int is null then o.total_line_items else 1 end as of_target, x.*, ended.*,
                   %s
            from %s
            left join cancellation.action x on x.id = $5 and x.order_id = o.id and ($6::int is null or x.line_number = $6)
            cross join lateral (
                select count(*) filter (where kind = 'CANCEL')::integer as "CANCEL",
                       count(*) filter (where kind = 'FREEZE')::integer as "FREEZE",
                       count(*) filter (where kind = 'UNFREEZE')::integer as "UNFREEZE"
                from cancellation.action
                where order_id = o.id and line_number is not distinct from $6 and state not in ('PENDING', 'PROCESSING')
            ) ended
            where $6::int is null
                or exists (select from cancellation.line_item i where i.order_id = o.id and i.line_number = $6)
            """.formatted(PARKED, Scope.OWN_ORDER);

    static final String VERDICTS_FORWARDS = verdicts(">", "asc");
    static final String VERDICTS_BACKWARDS = verdicts("<", "desc");

    private final Reads reads;

    StoredActions(Reads reads) {
        this.reads = reads;
    }

    /** The line item is looked up row by row: as a join it may be planned to read, and sort, all of the order. */
    private static String verdicts(String after, String direction) {
        return """
            select d.line_number, d.verdict, d.rule, d.rule_version, d.detail, d.refund_minor, d.fee_minor, d.currency,
                   d.transaction_id, d.decided_at,
                   (select l.external_ref_id from cancellation.line_item l
                    where l.order_id = d.order_id and l.line_number = d.line_number) as external_ref_id
            from cancellation.decision d
            where d.action_id = $1 and d.line_number %s $2
            order by d.line_number %s limit $3""".formatted(after, direction);
    }

    @Override
    public Uni<Optional<ActionFound>> find(Caller caller, Target target, UUID actionId) {
        var arguments = Scope.arguments(target.referenceOrderId(), caller)
                .addUUID(actionId)
                .addInteger(target.lineNumber())
                .addString(Topics.key(caller.platform(), target.referenceOrderId()));
        return reads.one(ACTION_OF_TARGET, arguments)
                .map(found -> found.map(row -> ActionRow.found(row, caller.platform(), target)));
    }

    @Override
    public Uni<List<NumberedVerdict>> verdicts(ActionSummary action, PageAsked page) {
        var beside = page.key().isEmpty() ? 0 : Math.toIntExact(page.key().getFirst());
        var arguments = Tuple.of(action.actionId(), beside, page.rowsToRead());
        return reads.many(page.backwards() ? VERDICTS_BACKWARDS : VERDICTS_FORWARDS, arguments)
                .map(rows -> rows.stream()
                        .map(row -> VerdictRow.verdict(row, action))
                        .toList());
    }
}
