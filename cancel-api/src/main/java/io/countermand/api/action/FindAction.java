package io.countermand.api.action;

import io.countermand.edge.access.Caller;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads actions of the caller's orders. */
interface FindAction {

    /** Empty if the caller has no such order. */
    Uni<Optional<ActionFound>> find(Caller caller, String referenceOrderId, UUID actionId);

    /** In line order, one more than asked for if there is another page. */
    Uni<List<NumberedVerdict>> verdicts(ActionSummary action, PageAsked page);
}
