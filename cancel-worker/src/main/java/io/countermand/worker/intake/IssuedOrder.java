package io.countermand.worker.intake;

import io.countermand.backbone.intake.Origin;
import io.countermand.domain.order.PaymentKind;
import io.countermand.domain.wire.OrderIssued;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of an order, checked and in minor units. */
record IssuedOrder(
        OrderIssued page,
        Origin origin,
        PaymentKind payment,
        String currency,
        Captured captured,
        List<IssuedItem> items) {

    /** What a payment provider captured; both null for account-paid orders. */
    record Captured(@Nullable Long amountMinor, @Nullable Long taxMinor) {}

    record IssuedItem(
            OrderIssued.Item page,
            long issuedMinor,
            String issuedCurrency,
            long chargedMinor,
            long chargedFeeMinor,
            long chargedTotalMinor,
            @Nullable Long remainingMinor) {}
}
