package io.countermand.webhook.history;

import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.subscription.Subscription;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deliveries of a subscription that the caller was found to own, in the order of their revisions. */
@Singleton
class DeliveryHistory implements PanacheRepositoryBase<DeliveryRow, Long> {

    private static final String PAGE = """
            from DeliveryRow d join fetch d.event
            where d.subscriptionId = ?1 and d.revision between ?2 and ?3 and d.state like ?4
                and d.revision %s ?5
            order by d.revision %s
            """;
    private static final String FORWARDS = PAGE.formatted(">", "asc");
    private static final String BACKWARDS = PAGE.formatted("<", "desc");
    private static final String ONE = "from DeliveryRow d join fetch d.event where d.subscriptionId = ?1 and d.id = ?2";
    private static final String ANY = "%";
    private static final int DIGITS_MAX = 18;

    Uni<List<DeliveryRow>> page(Subscription subscription, Revisions range, @Nullable String state, PageAsked asked) {
        var beside = asked.key().isEmpty() ? 0L : asked.key().getFirst();
        return find(
                        asked.backwards() ? BACKWARDS : FORWARDS,
                        subscription.id(),
                        range.from(),
                        range.to(),
                        state == null ? ANY : state,
                        beside)
                .range(0, asked.rowsToRead() - 1)
                .list();
    }

    /** Fails with 404 if there is none. */
    Uni<DeliveryRow> one(Subscription subscription, String deliveryId) {
        return find(ONE, subscription.id(), number(deliveryId))
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.of(Catalogue.DELIVERY_NOT_FOUND));
    }

    private static long number(String deliveryId) {
        var isNumber = deliveryId.length() <= DIGITS_MAX && deliveryId.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw Refusal.of(Catalogue.DELIVERY_NOT_FOUND);
        }
        return Long.parseLong(deliveryId);
    }
}
