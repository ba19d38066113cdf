package io.countermand.worker.reconcile;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.worker.refund.Resolution;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund of a payment as it stands in our books.
 *
 * @param owed what made it due
 * @param isWhole it was sent without an amount, while nothing was captured: whatever was captured by then went back
 * @param changedAt when it became what it is
 */
record OurRefund(UUID id, Owed owed, Money amount, State state, boolean isWhole, Instant changedAt) {

    record Owed(UUID actionId, long orderId) {}

    /** What our books say of the money. */
    enum State {
        /** It has not gone back yet, or a human has to find out. */
        OPEN,
        REFUNDED,
        /** A human said that it went back. */
        ADOPTED,
        RELEASED,
        CREDITED,
        WRITTEN_OFF
    }

    static OurRefund of(Row row) {
        return new OurRefund(
                row.getUUID("id"),
                new Owed(row.getUUID("action_id"), row.getLong("order_id")),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                state(row.getString("state"), row.getString("outcome"), row.getString("resolution")),
                "RELEASE".equals(row.getString("request")),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static State state(String state, @Nullable String outcome, @Nullable String resolution) {
        return switch (state) {
            case "SUCCEEDED" -> succeeded(outcome, resolution);
            case "CREDITED" -> State.CREDITED;
            case "WRITTEN_OFF" -> State.WRITTEN_OFF;
            default -> State.OPEN;
        };
    }

    private static State succeeded(@Nullable String outcome, @Nullable String resolution) {
        if ("RELEASED".equals(outcome)) {
            return State.RELEASED;
        }
        return Resolution.ADOPT.name().equals(resolution) ? State.ADOPTED : State.REFUNDED;
    }

    /** Whether the provider has to show it. */
    boolean isDone() {
        return switch (state) {
            case REFUNDED, ADOPTED, RELEASED -> true;
            case OPEN, CREDITED, WRITTEN_OFF -> false;
        };
    }

    boolean isOfAmount(Money listed, ProviderPayment payment) {
        return listed.equals(isWhole ? payment.captured() : amount);
    }
}
