package io.countermand.domain.rule;

import io.countermand.domain.money.Money;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.order.ProductKind;
import io.countermand.domain.order.RewardStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule may look at. {@code reward} is the reward's state as Countermand settled it, else as it was issued;
 * null while the line item is not complete.
 *
 * @param remainingMinor what is left of the amount issued, in its minor units; null when the product does not tell
 * @param charged {@code amountCharged.value}: what a void gives back
 * @param settledBy the action that changed it last; null if none did
 */
public record LineItemFacts(
        OrderStatus order,
        AccountStatus account,
        LineItemStatus lineItem,
        @Nullable RewardStatus reward,
        ProductKind product,
        int issuance,
        long issuedMinor,
        @Nullable Long remainingMinor,
        Instant dateIssued,
        Money charged,
        @Nullable UUID settledBy) {}
