package io.countermand.api.store;

import io.countermand.domain.action.Target;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;

/** What a caller hears of a target that is not there, or not its own. */
public final class Absent {

    private Absent() {}

    public static Refusal refusal(Target target) {
        return Refusal.of(target.lineNumber() == null ? Catalogue.ORDER_NOT_FOUND : Catalogue.LINE_ITEM_NOT_FOUND);
    }
}
