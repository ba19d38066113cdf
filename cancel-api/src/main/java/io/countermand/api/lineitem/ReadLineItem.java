package io.countermand.api.lineitem;

import io.countermand.api.lineitem.LineItemViewVerbose.ActionTaken;
import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.domain.order.LineItemId;
import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;

/** Shows one line item and what happened to it. */
@ApplicationScoped
class ReadLineItem {

    /** One statement, so that status and history are of the same moment. Of the actions the last hundred are shown. */
    private static final String LINE_ITEM = """
            select %s, (
                select coalesce(json_agg(json_build_object('action', h.kind, 'reason', h.reason_code, 'at', h.decided_at)
                        order by h.ordinal), '[]'::json)
                from (
                    select x.kind, x.reason_code, x.ordinal, d.decided_at
                    from cancellation.action x
                    join cancellation.decision d on d.action_id = x.id and d.line_number = i.line_number
                    where x.order_id = o.id and (x.line_number is null or x.line_number = i.line_number)
                        and d.verdict = 'ELIGIBLE'
                    order by x.ordinal desc limit 100) h) as history
            from %s join cancellation.line_item i on i.order_id = o.id and i.line_number = $5 %s
            """.formatted(LineItemRows.COLUMNS, Scope.OWN_ORDER, LineItemRows.JOINED);

    private final Reads reads;
    private final InstantSource clock;

    ReadLineItem(Reads reads, InstantSource clock) {
        this.reads = reads;
        this.clock = clock;
    }

    Uni<LineItemViewVerbose> read(Caller caller, LineItemId id) {
        var arguments = Scope.arguments(id.referenceOrderId(), caller).addInteger(id.lineNumber());
        return reads.one(LINE_ITEM, arguments)
                .map(found -> found.orElseThrow(() -> Refusal.of(Catalogue.LINE_ITEM_NOT_FOUND)))
                .map(this::verbose);
    }

    private LineItemViewVerbose verbose(Row row) {
        var view = LineItemRows.view(row, clock.instant());
        var actions = row.getJsonArray("history").stream()
                .map(action -> actionTaken((JsonObject) action))
                .toList();
        return new LineItemViewVerbose(
                view, Reward.UNTOLD, List.of(), List.of(), actions, RewardHistory.of(view, actions));
    }

    private static ActionTaken actionTaken(JsonObject action) {
        return new ActionTaken(
                action.getString("action"), action.getString("reason"), time(action.getString("at")), null, null);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
