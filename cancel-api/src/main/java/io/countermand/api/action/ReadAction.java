package io.countermand.api.action;

import io.countermand.api.store.Absent;
import io.countermand.domain.action.Target;
import io.countermand.edge.access.Caller;
import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Shows one action of an order or line item with a page of its verdicts. */
@ApplicationScoped
class ReadAction {

    private final FindAction actions;

    ReadAction(FindAction actions) {
        this.actions = actions;
    }

    Uni<ActionView> read(Caller caller, Target target, UUID actionId, PageAsked page) {
        return actions.find(caller, target, actionId)
                .map(found -> found.orElseThrow(() -> Absent.refusal(target)))
                .map(found -> found.action(actionId).orElseThrow(() -> Refusal.of(Catalogue.ACTION_NOT_FOUND)))
                .chain(action -> withVerdicts(action, page));
    }

    private Uni<ActionView> withVerdicts(ActionSummary action, PageAsked page) {
        return actions.verdicts(action, page).map(verdicts -> new ActionView(action, VerdictPage.of(verdicts, page)));
    }
}
