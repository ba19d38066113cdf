package io.countermand.webhook.restart;

import static java.time.ZoneOffset.UTC;

import io.countermand.backbone.loop.Loop;
import io.countermand.webhook.Chore;
import io.countermand.webhook.DispatcherConfig;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is to start again, in the session of the caller's transaction, which holds the subscription's row; a loop
 * works it off page by page, so that a hundred thousand deliveries hold up nobody.
 */
@Singleton
public class Restarts implements Chore {

    /** Once more from the beginning, if the last one is not over. */
    private static final String RESUME = """
            insert into webhook.restart (subscription_id, kind, next_revision, to_revision, since)
            select cast(:id as uuid), 'RESUME', coalesce(min(revision), 1), cast(:last as bigint), cast(:since as timestamptz)
            from webhook.delivery where subscription_id = cast(:id as uuid)
            on conflict on constraint restart_once_per_subscription
            do update set next_revision = excluded.next_revision, to_revision = excluded.to_revision, since = excluded.since
            """;

    private static final String REPLAY = """
            insert into webhook.restart (subscription_id, kind, next_revision, to_revision, since)
            values (cast(:id as uuid), 'REPLAY', :from, :to, cast(:since as timestamptz))
            on conflict on constraint restart_once_per_subscription do nothing
            """;

    private final InstantSource clock;
    private final RestartConfig limits;
    private final Loop restarting;

    Restarts(RestartDeliveries restartDeliveries, InstantSource clock, DispatcherConfig config) {
        this.clock = clock;
        this.limits = config.restart();
        this.restarting = new Loop("restart-deliveries", limits.idle(), restartDeliveries::page);
    }

    @Override
    public Loop loop() {
        return restarting;
    }

    public void wake() {
        restarting.wake();
    }

    /** @param lastSuccess what was given up before it is not taken up again */
    public Uni<Integer> resume(UUID subscriptionId, long lastRevision, @Nullable Instant lastSuccess) {
        var back = earliest();
        var since = lastSuccess != null && lastSuccess.isAfter(back) ? lastSuccess : back;
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RESUME)
                        .setParameter("id", subscriptionId)
                        .setParameter("last", lastRevision)
                        .setParameter("since", since.atOffset(UTC))
                        .executeUpdate());
    }

    /** @return none if one is under way */
    public Uni<Integer> replay(UUID subscriptionId, long fromRevision, long toRevision) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REPLAY)
                        .setParameter("id", subscriptionId)
                        .setParameter("from", fromRevision)
                        .setParameter("to", toRevision)
                        .setParameter("since", earliest().atOffset(UTC))
                        .executeUpdate());
    }

    /** Of one replay. */
    public int replayMax() {
        return limits.replayMax();
    }

    /** Older events are not kept. */
    public Instant earliest() {
        return clock.instant().minus(limits.back());
    }
}
