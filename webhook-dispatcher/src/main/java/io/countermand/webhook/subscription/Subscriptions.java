package io.countermand.webhook.subscription;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** The subscriptions, always of one platform. */
@Singleton
class Subscriptions implements PanacheRepositoryBase<Subscription, UUID> {

    /** Until the transaction ends, so that two at once cannot both be the last one allowed. */
    private static final String ONE_AT_A_TIME =
            "select count(*) from (select pg_advisory_xact_lock(hashtext('webhook.subscription'), :platform)) locked";

    Uni<Long> countLocked(int platformId) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(ONE_AT_A_TIME, Long.class)
                        .setParameter("platform", platformId)
                        .getSingleResult())
                .flatMap(locked -> count("platformId", platformId));
    }

    /** Null when there is none. */
    Uni<Subscription> of(int platformId, UUID id) {
        return find("platformId = ?1 and id = ?2", platformId, id).firstResult();
    }

    Uni<List<Subscription>> of(int platformId) {
        return list("platformId", Sort.by("createdAt").and("id"), platformId);
    }

    /** @return how many there were: one or none */
    Uni<Long> delete(int platformId, UUID id) {
        return delete("platformId = ?1 and id = ?2", platformId, id);
    }
}
