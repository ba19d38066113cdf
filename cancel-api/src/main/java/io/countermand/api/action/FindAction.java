package io.countermand.api.action;

import io.countermand.domain.action.Target;
import io.countermand.edge.access.Caller;
import io.countermand.edge.page.PageAsked;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads actions of the caller's orders and line items. */
interface FindAction {

    /** Empty if the caller has no such target. */
    Uni<Optional<ActionFound>> find(Caller caller, Target target, UUID actionId);

    /** In line order, or against it when the page goes backwards; one more than asked for if there is another page. */
    Uni<List<NumberedVerdict>> verdicts(ActionSummary action, PageAsked page);
}
