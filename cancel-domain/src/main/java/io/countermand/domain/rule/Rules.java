package io.countermand.domain.rule;

import static io.countermand.domain.action.OrderAction.CANCEL;
import static io.countermand.domain.action.OrderAction.FREEZE;
import static io.countermand.domain.action.OrderAction.UNFREEZE;
import static io.countermand.domain.order.ProductKind.PROMO_LINK;
import static io.countermand.domain.order.RewardStatus.ACTIVE;
import static io.countermand.domain.order.RewardStatus.CANCELLED;
import static io.countermand.domain.order.RewardStatus.FROZEN;
import static io.countermand.domain.order.RewardStatus.PARTIALLY_REDEEMED;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.RewardStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The rules in the order in which they are asked; the first that objects decides. To add a rule, or another version of one:
 * write its check below, put it into {@link #ALL} with the day from which it judges, and add its case to {@code RulesTest}.
 */
public final class Rules {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final Set<OrderAction> EVERY = Set.of(CANCEL, FREEZE, UNFREEZE);
    private static final Set<OrderAction> CANCEL_AND_FREEZE = Set.of(CANCEL, FREEZE);

    static final Rule ALREADY_SETTLED = new Rule("ALREADY_SETTLED", 1, FIRST, EVERY, Rules::alreadySettled);
    static final Rule ORDER_STATUS = new Rule("ORDER_STATUS", 1, FIRST, EVERY, Rules::orderStatus);
    static final Rule LINE_ITEM_STATUS = new Rule("LINE_ITEM_STATUS", 1, FIRST, EVERY, Rules::lineItemStatus);
    static final Rule REWARD_STATUS = new Rule("REWARD_STATUS", 1, FIRST, EVERY, Rules::rewardStatus);
    static final Rule PRODUCT_KIND = new Rule("PRODUCT_KIND", 1, FIRST, EVERY, Rules::productKind);
    static final Rule REDEEMED = new Rule("REDEEMED", 1, FIRST, EVERY, Rules::redeemed);
    static final Rule WINDOW = new Rule("WINDOW", 1, FIRST, CANCEL_AND_FREEZE, Rules::window);
    static final Rule ISSUANCE = new Rule("ISSUANCE", 1, FIRST, CANCEL_AND_FREEZE, Rules::issuance);
    static final Rule ACCOUNT = new Rule("ACCOUNT", 1, FIRST, CANCEL_AND_FREEZE, Rules::account);
    static final Rule HELD_BY_FREEZE = new Rule("HELD_BY_FREEZE", 1, FIRST, Set.of(UNFREEZE), Rules::heldByFreeze);

    private static final List<Rule> ALL = List.of(
            ALREADY_SETTLED,
            ORDER_STATUS,
            LINE_ITEM_STATUS,
            REWARD_STATUS,
            PRODUCT_KIND,
            REDEEMED,
            WINDOW,
            ISSUANCE,
            ACCOUNT,
            HELD_BY_FREEZE);

    private static final RuleSets SETS = RuleSets.of(ALL);

    private Rules() {}

    /** The rules that judge what was asked for at that moment. */
    public static RuleSet inForce(Instant acceptedAt) {
        return SETS.inForce(acceptedAt);
    }

    /** @throws RulesNotKnown if a newer process wrote that version */
    public static RuleSet version(int version) {
        return SETS.version(version);
    }

    private static Optional<String> alreadySettled(LineItemFacts item, Judging judging) {
        var settled = switch (judging.action()) {
            case CANCEL, UNFREEZE -> item.reward() == CANCELLED;
            case FREEZE -> item.reward() == CANCELLED || item.reward() == FROZEN;
        };
        return objectIf(settled, () -> "the reward is already " + item.reward());
    }

    private static Optional<String> orderStatus(LineItemFacts item, Judging judging) {
        return objectIf(
                !item.order().takesActions(), () -> "the order is " + item.order() + ", not COMPLETE or PARTIAL");
    }

    private static Optional<String> lineItemStatus(LineItemFacts item, Judging judging) {
        return objectIf(
                item.lineItem() != LineItemStatus.COMPLETE,
                () -> "the line item is " + item.lineItem() + ", not COMPLETE");
    }

    private static Optional<String> rewardStatus(LineItemFacts item, Judging judging) {
        var allowed = rewardsFor(judging.action());
        // A redeemed reward is left to REDEEMED, which says how much was redeemed.
        var leftToRedeemed = item.reward() == RewardStatus.REDEEMED || item.reward() == PARTIALLY_REDEEMED;
        return objectIf(
                !leftToRedeemed && (item.reward() == null || !allowed.contains(item.reward())),
                () -> "the reward is " + Objects.requireNonNullElse(item.reward(), "not issued"));
    }

    private static Set<RewardStatus> rewardsFor(OrderAction action) {
        return switch (action) {
            case CANCEL -> Set.of(ACTIVE, FROZEN);
            case FREEZE -> Set.of(ACTIVE);
            case UNFREEZE -> Set.of(FROZEN);
        };
    }

    private static Optional<String> productKind(LineItemFacts item, Judging judging) {
        return objectIf(!item.product().isChoice(), () -> item.product() + " is not a Choice product");
    }

    private static Optional<String> redeemed(LineItemFacts item, Judging judging) {
        var left = item.remainingMinor();
        if (item.reward() == RewardStatus.REDEEMED || left != null && left == 0 && item.issuedMinor() > 0) {
            return Optional.of("the reward was redeemed");
        }
        // The state counts on its own: it may be news of a redemption whose remaining balance has not come yet.
        if (item.reward() == PARTIALLY_REDEEMED || left != null && left != item.issuedMinor()) {
            return Optional.of("the reward was redeemed in part");
        }
        return objectIf(left == null, () -> "what is left of the reward is not known");
    }

    private static Optional<String> window(LineItemFacts item, Judging judging) {
        var end = Window.end(item.dateIssued(), judging.policy());
        return objectIf(!judging.acceptedAt().isBefore(end), () -> "the window ended at " + end);
    }

    private static Optional<String> issuance(LineItemFacts item, Judging judging) {
        return objectIf(
                item.product() == PROMO_LINK && item.issuance() > 1,
                () -> "the Promo Link is in issuance " + item.issuance() + ", not its first");
    }

    private static Optional<String> account(LineItemFacts item, Judging judging) {
        return objectIf(!item.account().takesRefunds(), () -> "the account is " + item.account());
    }

    /** A freeze that runs out releases only what it still holds itself: a later freeze of the same reward goes on. */
    private static Optional<String> heldByFreeze(LineItemFacts item, Judging judging) {
        return objectIf(
                judging.releases() != null && !judging.releases().equals(item.settledBy()),
                () -> "the freeze that ran out no longer holds the reward");
    }

    private static Optional<String> objectIf(boolean condition, Supplier<String> sentence) {
        return condition ? Optional.of(sentence.get()) : Optional.empty();
    }
}
