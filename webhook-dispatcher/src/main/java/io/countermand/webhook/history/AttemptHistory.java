package io.countermand.webhook.history;

import io.countermand.edge.page.PageAsked;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The attempts of a delivery, in the order in which they were made. */
@Singleton
class AttemptHistory implements PanacheRepositoryBase<AttemptRow, AttemptRow.Key> {

    Uni<List<AttemptRow>> page(DeliveryRow delivery, PageAsked asked) {
        var beside =
                asked.key().isEmpty() ? 0 : Math.toIntExact(Math.min(asked.key().getFirst(), Integer.MAX_VALUE));
        return find(
                        "deliveryId = ?1 and number %s ?2".formatted(asked.backwards() ? "<" : ">"),
                        asked.backwards() ? Sort.descending("number") : Sort.ascending("number"),
                        delivery.id,
                        beside)
                .range(0, asked.rowsToRead() - 1)
                .list();
    }
}
