package io.countermand.domain.action;

import static io.countermand.domain.action.OrderAction.CANCEL;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The reasons a caller may give, with a description each. Codes as documented; FREEZE and UNFREEZE of whole orders, and
 * the wording of the descriptions, are ours.
 */
public final class ReasonCodes {

    /** Needs {@code otherReason} beside it. */
    public static final String OTHER = "OTHER";

    private static final Map<String, String> ORDER_CANCEL = described(
            "ACCIDENTAL",
            "The order was placed by accident.",
            "DUPLICATE",
            "The order repeats another one.",
            "FRAUD",
            "Fraud is suspected.",
            OTHER,
            "Another reason, given in otherReason.");
    private static final Map<String, String> ORDER_FREEZE = described(
            "VERIFY_ORDER",
            "The order is being verified.",
            "DUPLICATE",
            "The order may repeat another one.",
            "FRAUD",
            "Fraud is suspected or was ruled out.",
            OTHER,
            "Another reason, given in otherReason.");
    private static final Map<String, String> LINE_ITEM_CANCEL = described(
            "DELIVERY_INFO",
            "The delivery information is wrong.",
            "REWARD_AMOUNT",
            "The amount of the reward is wrong.",
            "REWARD_TYPE",
            "The kind of reward is wrong.",
            "RECIPIENT",
            "The reward went to the wrong recipient.",
            "CURRENCY",
            "The currency is wrong.",
            "RECIPIENT_REQUESTED",
            "The recipient asked for it.",
            "RECIPIENT_OBLIGATIONS",
            "The recipient did not meet the requirements.",
            "DUPLICATE",
            "The reward repeats another one.",
            "FRAUD",
            "Fraud is suspected.",
            OTHER,
            "Another reason, given in otherReason.");
    private static final Map<String, String> LINE_ITEM_FREEZE = described(
            "DELIVERY_INFO",
            "The delivery information is in question.",
            "REWARD_AMOUNT",
            "The amount of the reward is in question.",
            "REWARD_TYPE",
            "The kind of reward is in question.",
            "VERIFY_ORDER",
            "The order is being verified.",
            "FRAUD",
            "Fraud is suspected or was ruled out.",
            OTHER,
            "Another reason, given in otherReason.");

    private ReasonCodes() {}

    /** Code to description, in the documented order. */
    public static Map<String, String> ofOrder(OrderAction action) {
        return action == CANCEL ? ORDER_CANCEL : ORDER_FREEZE;
    }

    /** Code to description, in the documented order. */
    public static Map<String, String> ofLineItem(OrderAction action) {
        return action == CANCEL ? LINE_ITEM_CANCEL : LINE_ITEM_FREEZE;
    }

    public static Set<String> of(Target target, OrderAction action) {
        return (target.lineNumber() == null ? ofOrder(action) : ofLineItem(action)).keySet();
    }

    private static Map<String, String> described(String... codesAndTexts) {
        var descriptions = new LinkedHashMap<String, String>();
        for (int i = 0; i < codesAndTexts.length; i += 2) {
            descriptions.put(codesAndTexts[i], codesAndTexts[i + 1]);
        }
        return java.util.Collections.unmodifiableMap(descriptions);
    }
}
