package io.countermand.local.provider;

import io.countermand.local.provider.Effect.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payments, and the only way to change one: the effect goes to the history first. One change at a time. */
final class PaymentBook {

    private final History history;
    private final InstantSource clock;
    private final Map<String, Payment> payments = new HashMap<>();

    PaymentBook(History history, InstantSource clock) throws IOException {
        this.history = history;
        this.clock = clock;
        history.effects().forEach(this::apply);
    }

    synchronized Optional<Payment> find(String transactionId) {
        return Optional.ofNullable(payments.get(transactionId));
    }

    synchronized Payment authorize(Payment payment) {
        if (payments.containsKey(payment.transactionId())) {
            throw new Declined(ResponseCode.BAD_REQUEST, "this transaction id is taken");
        }
        write(Kind.AUTHORIZED, payment, payment.gross(), null);
        return payment;
    }

    synchronized Payment capture(String transactionId) {
        var payment = require(transactionId);
        if (payment.state() != Payment.State.AUTHORIZED) {
            throw new Declined(ResponseCode.BAD_REQUEST, "only an authorised transaction can be captured");
        }
        write(Kind.CAPTURED, payment, payment.gross(), null);
        return require(transactionId);
    }

    /**
     * Cancels what is not captured, refunds what is.
     *
     * @param dedupes whether a repeat of a key is answered as the first time, and changes nothing
     */
    synchronized ResponseCode giveBack(String transactionId, AskedBack asked, boolean dedupes) {
        var payment = require(transactionId);
        if (dedupes && asked.key() != null && payment.refundOf(asked.key()).isPresent()) {
            return payment.state() == Payment.State.CANCELLED ? ResponseCode.CANCELLED : ResponseCode.REFUNDED;
        }
        var amount = asked.amount();
        return switch (payment.state()) {
            case AUTHORIZED -> cancel(payment, amount, asked.key());
            case CAPTURED -> refund(payment, amount == null ? payment.gross() : amount, asked.key());
            case REFUNDED -> throw new Declined(ResponseCode.ALREADY_REFUNDED, "all of it was refunded");
            case CANCELLED -> throw new Declined(ResponseCode.CANT_REFUND, "the authorisation was cancelled");
        };
    }

    private ResponseCode cancel(Payment payment, @Nullable BigDecimal amount, @Nullable String key) {
        if (amount != null) {
            throw new Declined(ResponseCode.BAD_REQUEST, "what is not captured can only be cancelled whole");
        }
        write(Kind.CANCELLED, payment, BigDecimal.ZERO, key);
        return ResponseCode.CANCELLED;
    }

    private ResponseCode refund(Payment payment, BigDecimal amount, @Nullable String key) {
        if (amount.signum() <= 0) {
            throw new Declined(ResponseCode.BAD_REQUEST, "the amount to give back must be above zero");
        }
        if (amount.compareTo(payment.left()) > 0) {
            throw new Declined(ResponseCode.CANT_REFUND, "more than is left of what was captured");
        }
        write(Kind.REFUNDED, payment, amount, key);
        return ResponseCode.REFUNDED;
    }

    private Payment require(String transactionId) {
        return find(transactionId)
                .orElseThrow(() -> new Declined(ResponseCode.NOT_FOUND, "there is no such transaction"));
    }

    private void write(Kind kind, Payment payment, BigDecimal amount, @Nullable String key) {
        var effect = Effect.of(clock.instant(), kind, payment, amount, key);
        try {
            history.append(effect);
        } catch (IOException e) {
            throw new UncheckedIOException("the history cannot be written", e);
        }
        apply(effect);
    }

    private void apply(Effect effect) {
        payments.compute(effect.transactionId(), (id, payment) -> after(effect, payment));
    }

    private static Payment after(Effect effect, @Nullable Payment before) {
        if (before == null) {
            return new Payment(
                    effect.transactionId(),
                    Payment.State.AUTHORIZED,
                    effect.amount(),
                    effect.tax(),
                    effect.currencyIso3(),
                    List.of());
        }
        return switch (effect.kind()) {
            case AUTHORIZED -> before;
            case CAPTURED -> before.captured();
            case CANCELLED -> before.cancelled(effect.key());
            case REFUNDED -> before.refunded(effect.key(), effect.amount());
        };
    }
}
