package io.countermand.domain.refund;

import static java.util.Objects.requireNonNull;

import io.countermand.domain.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its provider tells it.
 *
 * @param captured nothing while it is only authorised
 * @param refunded all that was given back, by whomever
 */
public record ProviderPayment(State state, Money captured, Money refunded, List<GivenBack> refunds) {

    /** AUTHORIZED → CAPTURED → REFUNDED (all of it), or AUTHORIZED → CANCELLED. */
    public enum State {
        AUTHORIZED,
        CAPTURED,
        CANCELLED,
        REFUNDED
    }

    /** @param key of whoever asked for it; null where the provider does not list keys */
    public record GivenBack(@Nullable String key, Money amount) {}

    public ProviderPayment {
        requireNonNull(state, "state is missing");
        refunds = List.copyOf(refunds);
    }

    Optional<GivenBack> refundOf(UUID key) {
        return refunds.stream()
                .filter(refund -> key.toString().equals(refund.key()))
                .findFirst();
    }

    /** Whether every refund has the key of whoever asked: then one that is not listed by our key is not ours. */
    boolean namesKeys() {
        return !refunds.isEmpty() && refunds.stream().allMatch(refund -> refund.key() != null);
    }
}
