package io.countermand.worker.admin;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Cause;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund through a payment provider.
 *
 * @param refundId the provider knows it by the same id
 * @param reason why a human has to look
 * @param refundedBefore what the provider had given back of the payment before this was sent
 * @param lastWord of the provider
 */
public record RefundView(
        UUID refundId,
        String platform,
        String referenceOrderId,
        UUID actionId,
        String provider,
        String transactionId,
        BigDecimal amount,
        String currencyCode,
        String state,
        @Nullable String outcome,
        @Nullable String cause,
        @Nullable String reason,
        @Nullable BigDecimal refundedBefore,
        @Nullable String lastWord,
        Instant writtenAt,
        @Nullable Instant firstSentAt,
        Instant dueAt) {

    static RefundView of(Row row) {
        var currency = row.getString("currency");
        var cause = row.getString("cause");
        var before = row.getLong("before_minor");
        return new RefundView(
                row.getUUID("id"),
                row.getString("platform"),
                row.getString("reference_order_id"),
                row.getUUID("action_id"),
                row.getString("provider"),
                row.getString("transaction_id"),
                Money.of(row.getLong("amount_minor"), currency).toDecimal(),
                currency,
                row.getString("state"),
                row.getString("outcome"),
                cause,
                cause == null ? null : Cause.valueOf(cause).sentence(),
                before == null ? null : Money.of(before, currency).toDecimal(),
                row.getString("last_word"),
                row.getOffsetDateTime("written_at").toInstant(),
                time(row, "first_sent_at"),
                row.getOffsetDateTime("due_at").toInstant());
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
