package io.countermand.webhook.subscription;

import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** The subscriptions, always as one caller may see them. What is another's is absent. */
@Singleton
public class Subscriptions implements PanacheRepositoryBase<Subscription, UUID> {

    /** Until the transaction ends, so that two at once cannot both be the last one allowed. */
    private static final String ONE_AT_A_TIME =
            "select count(*) from (select pg_advisory_xact_lock(hashtext('webhook.subscription'), :platform)) locked";

    private static final String ONE = "platformId = ?1 and id = ?2";

    Uni<Long> countLocked(int platformId) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(ONE_AT_A_TIME, Long.class)
                        .setParameter("platform", platformId)
                        .getSingleResult())
                .flatMap(locked -> count("platformId", platformId));
    }

    Uni<List<Subscription>> of(Caller caller) {
        return list("platformId", Sort.by("createdAt").and("id"), caller.platformId())
                .map(all -> all.stream().filter(one -> one.isWithin(caller)).toList());
    }

    /** Fails with 404 if there is none. */
    public Uni<Subscription> one(Caller caller, String webhookId) {
        return found(caller, find(ONE, caller.platformId(), id(webhookId)).firstResult());
    }

    /** Nobody else changes, serves or adds to it until the transaction ends. */
    public Uni<Subscription> locked(Caller caller, String webhookId) {
        return found(
                caller,
                find(ONE, caller.platformId(), id(webhookId))
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .firstResult());
    }

    private static Uni<Subscription> found(Caller caller, Uni<Subscription> query) {
        return query.map(one -> {
            if (one == null || !one.isWithin(caller)) {
                throw Refusal.of(Catalogue.WEBHOOK_NOT_FOUND);
            }
            return one;
        });
    }

    /** What is no id cannot be the id of anything. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Catalogue.WEBHOOK_NOT_FOUND);
        }
    }
}
