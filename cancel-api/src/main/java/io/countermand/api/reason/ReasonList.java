package io.countermand.api.reason;

import static io.countermand.domain.action.OrderAction.CANCEL;
import static io.countermand.domain.action.OrderAction.FREEZE;
import static io.countermand.domain.action.OrderAction.UNFREEZE;

import io.countermand.domain.action.OrderAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Code to description for each action. There is no REISSUE here: Countermand does not reissue. */
final class ReasonList {

    private static final List<OrderAction> DOCUMENTED_ORDER = List.of(FREEZE, UNFREEZE, CANCEL);

    private ReasonList() {}

    static Map<OrderAction, Map<String, String>> of(Function<OrderAction, Map<String, String>> codes) {
        var list = new LinkedHashMap<OrderAction, Map<String, String>>();
        DOCUMENTED_ORDER.forEach(action -> list.put(action, codes.apply(action)));
        return list;
    }
}
