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
        var order = orders.find(asked).map(found -> found.orElseThrow(() -> Absent.refusal(asked.target())));
        return asked.header().isRepeatable() ? unlessAnswered(asked, order) : order.map(Found.Now::new);
    }

    private Uni<Found> unlessAnswered(Asked asked, Uni<OrderNow> read) {
        return read.chain(order -> firstAnswers
                        .find(asked)
                        .invoke(first -> first.ifPresent(answer -> answer.mustBeOf(asked.header())))
                        .map(first -> found(first, order)))
                .ifNoItem()
                .after(patience)
                .fail();
    }

    private static Found found(Optional<FirstAnswer> first, OrderNow order) {
        return first.<Found>map(Found.Before::new).orElseGet(() -> new Found.Now(order));
    }
}
