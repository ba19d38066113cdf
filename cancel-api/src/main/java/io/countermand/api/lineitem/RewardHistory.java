package io.countermand.api.lineitem;

import io.countermand.api.lineitem.LineItemViewVerbose.ActionTaken;
import io.countermand.api.lineitem.LineItemViewVerbose.RewardView;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.order.RewardStatus;
import java.util.ArrayList;
import java.util.List;

/** The states a reward went through: its issue, then what each action made of it. Redemptions are told without a time. */
final class RewardHistory {

    private RewardHistory() {}

    static List<RewardView> of(LineItemView lineItem, List<ActionTaken> actions) {
        if (lineItem.rewardStatus() == null) {
            return List.of();
        }
        var history = new ArrayList<RewardView>();
        history.add(new RewardView(lineItem.dateIssued(), RewardStatus.ACTIVE.name()));
        for (var action : actions) {
            history.add(new RewardView(action.actionDate(), after(OrderAction.valueOf(action.action()))));
        }
        return history;
    }

    private static String after(OrderAction action) {
        return switch (action) {
            case CANCEL -> RewardStatus.CANCELLED.name();
            case FREEZE -> RewardStatus.FROZEN.name();
            case UNFREEZE -> RewardStatus.ACTIVE.name();
        };
    }
}
