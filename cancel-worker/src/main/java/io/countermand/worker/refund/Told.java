package io.countermand.worker.refund;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.RefundState.Credited;
import io.countermand.domain.refund.RefundState.NeedsReview;
import io.countermand.domain.refund.RefundState.Succeeded;
import io.countermand.domain.refund.RefundState.WrittenOff;
import io.countermand.domain.refund.Request;
import io.countermand.domain.wire.RefundSummary;
import io.countermand.worker.ledger.LedgerAccounts;
import io.countermand.worker.ledger.NewTransaction;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;

/** A refund that is over, or waits for a human, with what its order and its action tell of it. */
record Told(Moved moved, Row row, LedgerAccounts.Ids ledger) {

    static Told of(Moved moved, Row row) {
        return new Told(moved, row, LedgerAccounts.Ids.of(row));
    }

    Money amount() {
        return moved.intent().amount();
    }

    String state() {
        return Columns.told(moved.to());
    }

    /** Nothing had been captured, or all of it went back: no fee is withheld. */
    boolean returnsFees() {
        return moved.to() instanceof Succeeded && ("RELEASED".equals(state()) || moved.sent() == Request.Kind.RELEASE);
    }

    /** What had been kept of the line items: for service, and what they were charged beside their value. */
    Money fees() {
        return Money.of(row.getLong("fee_minor") + row.getLong("charge_fees_minor"), currency());
    }

    Money value() {
        if (moved.to() instanceof WrittenOff) {
            return Money.of(0, currency());
        }
        return returnsFees() ? amount().plus(fees()) : amount();
    }

    Money feesWithheld() {
        return Money.of(returnsFees() ? 0 : row.getLong("fee_minor"), currency());
    }

    RefundSummary summary() {
        return new RefundSummary(currency(), value().toDecimal(), feesWithheld().toDecimal(), state());
    }

    String currency() {
        return amount().currency().getCurrencyCode();
    }

    /** Empty while a human has to look: nothing has moved. */
    Optional<String> transactionKind() {
        return switch (moved.to()) {
            case Succeeded succeeded -> Optional.of(returnsFees() ? NewTransaction.RELEASE : NewTransaction.REFUND);
            case Credited credited -> Optional.of(NewTransaction.CREDIT);
            case WrittenOff writtenOff -> Optional.of(NewTransaction.WRITE_OFF);
            case NeedsReview review -> Optional.empty();
            default -> throw new IllegalStateException("this refund is not over: " + moved.to());
        };
    }
}
