package io.countermand.api.command;

import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.domain.action.ActionState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Commands as the worker ingested them. */
@ApplicationScoped
class StoredCommands implements FindFirstAnswer {

    private static final String FIRST_ANSWER = """
            select o.external_ref_id, o.total_line_items, x.id, x.accepted_at, encode(k.body_hash, 'hex') as body_hash
            from %s
            join cancellation.command k on k.id = $5
            join cancellation.action x on x.id = k.action_id and x.order_id = o.id""".formatted(Scope.OWN_ORDER);

    private final Reads reads;

    StoredCommands(Reads reads) {
        this.reads = reads;
    }

    @Override
    public Uni<Optional<FirstAnswer>> find(Asked asked) {
        var order = asked.target().referenceOrderId();
        var arguments =
                Scope.arguments(order, asked.caller()).addUUID(asked.header().commandId());
        return reads.one(FIRST_ANSWER, arguments).map(found -> found.map(row -> answer(row, order)));
    }

    /** Built again from what it became. Whether it joined an action that was PROCESSING is not kept: PENDING. */
    private static FirstAnswer answer(Row row, String referenceOrderId) {
        var accepted = new Accepted(
                referenceOrderId,
                row.getString("external_ref_id"),
                ActionState.PENDING,
                row.getInteger("total_line_items"),
                row.getOffsetDateTime("accepted_at").toInstant(),
                row.getUUID("id"));
        return new FirstAnswer(accepted, row.getString("body_hash"));
    }
}
