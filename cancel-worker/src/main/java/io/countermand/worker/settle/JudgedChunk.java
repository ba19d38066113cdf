package io.countermand.worker.settle;

import io.countermand.domain.action.OrderAction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A chunk with the verdicts of all its line items, and the sums that are kept of them. */
record JudgedChunk(ClaimedChunk chunk, RunningAction action, List<JudgedItem> items) {

    List<JudgedItem> eligible() {
        return items.stream().filter(JudgedItem::isEligible).toList();
    }

    List<JudgedItem> news() {
        return items.stream().filter(JudgedItem::isNews).toList();
    }

    int successful() {
        return (int) items.stream().filter(JudgedItem::isEligible).count();
    }

    int failed() {
        return chunk.lineItems() - successful();
    }

    int unsettled() {
        return (int) items.stream().filter(JudgedItem::isUnsettled).count();
    }

    Map<String, Integer> ineligible() {
        var counts = new TreeMap<String, Integer>();
        for (var item : items) {
            var rule = item.rule();
            if (rule != null) {
                counts.merge(rule, 1, Integer::sum);
            }
        }
        return counts;
    }

    long refundMinor() {
        return items.stream().mapToLong(JudgedItem::refundMinor).sum();
    }

    long feeMinor() {
        return items.stream().mapToLong(JudgedItem::feeMinor).sum();
    }

    boolean movesMoney() {
        return action.kind() == OrderAction.CANCEL && successful() > 0;
    }
}
