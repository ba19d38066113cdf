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

/** A line item that every rule of CANCEL and FREEZE lets pass, until a test says otherwise. */
final class ALineItem {

    static final Instant ISSUED = Instant.parse("2026-11-03T10:00:00Z");

    private OrderStatus order = OrderStatus.COMPLETE;
    private AccountStatus account = AccountStatus.ACTIVE;
    private LineItemStatus lineItem = LineItemStatus.COMPLETE;
    private @Nullable RewardStatus reward = RewardStatus.ACTIVE;
    private ProductKind product = ProductKind.REWARD_LINK;
    private int issuance = 1;
    private long issuedMinor = 25_00;
    private @Nullable Long remainingMinor = 25_00L;
    private Instant dateIssued = ISSUED;
    private @Nullable UUID settledBy;
    private Money charged = Money.of(25_00, "USD");

    static ALineItem thatQualifies() {
        return new ALineItem();
    }

    ALineItem order(OrderStatus status) {
        order = status;
        return this;
    }

    ALineItem account(AccountStatus status) {
        account = status;
        return this;
    }

    ALineItem lineItem(LineItemStatus status) {
        lineItem = status;
        return this;
    }

    ALineItem reward(@Nullable RewardStatus status) {
        reward = status;
        return this;
    }

    ALineItem product(ProductKind kind) {
        product = kind;
        return this;
    }

    ALineItem issuance(int number) {
        issuance = number;
        return this;
    }

    ALineItem issued(long minor) {
        issuedMinor = minor;
        return this;
    }

    ALineItem remaining(@Nullable Long minor) {
        remainingMinor = minor;
        return this;
    }

    ALineItem issuedAt(Instant time) {
        dateIssued = time;
        return this;
    }

    ALineItem charged(Money amount) {
        charged = amount;
        return this;
    }

    ALineItem settledBy(UUID action) {
        settledBy = action;
        return this;
    }

    LineItemFacts facts() {
        return new LineItemFacts(
                order,
                account,
                lineItem,
                reward,
                product,
                issuance,
                issuedMinor,
                remainingMinor,
                dateIssued,
                charged,
                settledBy);
    }
}
