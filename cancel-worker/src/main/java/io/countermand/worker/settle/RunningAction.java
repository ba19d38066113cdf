package io.countermand.worker.settle;

import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.order.PaymentKind;
import io.countermand.domain.rule.Judging;
import io.countermand.worker.ledger.LedgerAccounts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An action whose chunks are being settled, with what its order tells of it. The policy in {@code judging} is its own copy. */
record RunningAction(
        UUID id,
        Judging judging,
        Reason reason,
        OrderHeader order,
        @Nullable String traceparent) {

    record Reason(String code, @Nullable String other) {}

    record OrderHeader(
            long id,
            int platformId,
            String platform,
            String referenceOrderId,
            @Nullable String externalRefId,
            String customer,
            String account,
            OrderStatus status,
            AccountStatus accountStatus,
            PaymentKind payment,
            String currency,
            LedgerAccounts.Ids ledger) {}
}
