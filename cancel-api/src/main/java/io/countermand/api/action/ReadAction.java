package io.countermand.api.action;

import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Shows one action of an order with a page of its verdicts. */
@ApplicationScoped
class ReadAction {

    private final FindAction actions;

    ReadAction(FindAction actions) {
        this.actions = actions;
    }

    Uni<ActionView> read(Caller caller, String referenceOrderId, UUID actionId, PageAsked page) {
        return actions.find(caller, referenceOrderId, actionId)
                .map(found -> found.orElseThrow(() -> Refusal.of(Catalogue.ORDER_NOT_FOUND)))
                .map(found -> found.action(actionId).orElseThrow(() -> Refusal.of(Catalogue.ACTION_NOT_FOUND)))
                .chain(action -> withVerdicts(action, page));
    }

    private Uni<ActionView> withVerdicts(ActionSummary action, PageAsked page) {
        return actions.verdicts(action, page).map(verdicts -> ActionView.of(action, page, verdicts));
    }
}
