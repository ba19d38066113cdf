package io.countermand.api.command;

import io.countermand.api.ApiConfig;
import io.countermand.api.store.Absent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads what a command meets: the answer it got before, or the order it is aimed at. Both together may take as long as one read,
 * or a caller with an Idempotency-Key would be kept waiting longer than is promised.
 */
@ApplicationScoped
class Prepare {

    private final FindFirstAnswer firstAnswers;
    private final FindOrder orders;
    private final Duration patience;

    Prepare(FindFirstAnswer firstAnswers, FindOrder orders, ApiConfig config) {
        this.firstAnswers = firstAnswers;
        this.orders = orders;
        patience = config.storePatience();
    }

    /** What was found. */
    sealed interface Found {

        record Before(FirstAnswer answer) implements Found {}

        record Now(OrderNow order) implements Found {}
    }

    /**
     * The order is read first: were it read last, the command's own action could end in between, and the repeat would begin
     * another one. Fails with 404 if the caller has no such order, with 422 if the command had another body before.
     */
    Uni<Found> of(Asked asked) {
        return orders.find(asked)
                .map(found -> found.orElseThrow(() -> Absent.refusal(asked.target())))
                .chain(order -> before(asked).map(first -> found(first, order)))
                .ifNoItem()
                .after(patience)
                .fail();
    }

    private static Found found(Optional<FirstAnswer> first, OrderNow order) {
        return first.<Found>map(Found.Before::new).orElseGet(() -> new Found.Now(order));
    }

    private Uni<Optional<FirstAnswer>> before(Asked asked) {
        return asked.header().isRepeatable()
                ? firstAnswers.find(asked).invoke(found -> found.ifPresent(first -> first.mustBeOf(asked.header())))
                : Uni.createFrom().item(Optional.empty());
    }
}
