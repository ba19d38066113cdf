package io.countermand.worker.refund;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Cause;
import io.countermand.domain.refund.RefundState;
import io.countermand.domain.refund.RefundState.Outcome;
import io.countermand.domain.refund.Request;
import io.countermand.worker.provider.PaymentProvider;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads intents. */
final class IntentRow {

    static final String READ = """
            select i.*, p.transaction_id, p.currency <> i.currency or i.resolution is distinct from 'RESEND' and (
                p.platform_id <> i.platform_id or exists (
                    select from cancellation.orders other where other.provider = p.provider
                        and other.provider_transaction_id = p.transaction_id and other.payment_kind = 'PROVIDER'
                        and other.platform_id <> i.platform_id)) as is_foreign,
                p.committed_minor + p.foreign_minor as explained_minor, p.version, o.tax_minor as tax_of_payment,
                o.reference_order_id
            from cancellation.refund_intent i
                join cancellation.payment p on p.id = i.payment_id
                join cancellation.orders o on o.id = i.order_id
            """;

    private IntentRow() {}

    static Intent intent(Row row) {
        var currency = row.getString("currency");
        var sent = row.getString("request");
        return new Intent(
                new Intent.Keys(
                        row.getUUID("id"),
                        row.getUUID("action_id"),
                        row.getLong("order_id"),
                        row.getString("reference_order_id")),
                Money.of(row.getLong("amount_minor"), currency),
                state(row),
                sent == null ? null : Request.Kind.valueOf(sent),
                new Intent.Claim(
                        row.getLong("epoch"), Objects.requireNonNull(time(row, "due_at")), row.getInteger("failures")),
                payment(row, currency));
    }

    static RefundState state(Row row) {
        return switch (row.getString("state")) {
            case "INTENDED" -> new RefundState.Intended(time(row, "first_sent_at"));
            case "AWAITING_CAPTURE" ->
                new RefundState.AwaitingCapture(Objects.requireNonNull(time(row, "waiting_since")));
            case "SENDING" ->
                new RefundState.Sending(
                        request(row),
                        Objects.requireNonNull(time(row, "first_sent_at")),
                        Objects.requireNonNull(time(row, "sent_at")));
            case "UNKNOWN" ->
                new RefundState.Unknown(
                        request(row),
                        Objects.requireNonNull(time(row, "first_sent_at")),
                        row.getBoolean("refused"),
                        time(row, "unchanged_since"));
            case "SUCCEEDED" -> new RefundState.Succeeded(Outcome.valueOf(row.getString("outcome")));
            case "NEEDS_REVIEW" -> new RefundState.NeedsReview(Cause.valueOf(row.getString("cause")));
            case "CREDITED" -> new RefundState.Credited();
            case "WRITTEN_OFF" -> new RefundState.WrittenOff();
            default -> throw new IllegalStateException("no such state of a refund: " + row.getString("state"));
        };
    }

    private static Intent.PaymentNow payment(Row row, String currency) {
        var tax = row.getLong("tax_of_payment");
        return new Intent.PaymentNow(
                row.getLong("payment_id"),
                new PaymentProvider.Payment(row.getString("transaction_id"), Currency.getInstance(currency)),
                row.getBoolean("is_foreign"),
                Money.of(tax == null ? 0 : tax, currency),
                Money.of(row.getLong("explained_minor"), currency),
                row.getLong("version"));
    }

    private static Request request(Row row) {
        var currency = row.getString("currency");
        return new Request(
                Request.Kind.valueOf(row.getString("request")),
                Money.of(row.getLong("amount_minor"), currency),
                Money.of(row.getLong("tax_minor"), currency),
                Money.of(row.getLong("before_minor"), currency));
    }

    static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
