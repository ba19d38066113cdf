package io.countermand.webhook.operation;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How far delivery is behind: the age of the oldest due work, which is also the signal to add pods. */
@Singleton
public class DueWork {

    private static final String OLDEST = """
            select min(next_due_at) as oldest from webhook.subscription
            where state = 'ACTIVE' and next_due_at is not null and expires_at > now()
            """;

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final InstantSource clock;
    private final Loop measuring = new Loop("measure-due-work", EVERY, this::measure);
    private volatile @Nullable OffsetDateTime oldest;

    DueWork(Transactions transactions, InstantSource clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.clock = clock;
        metrics.gauge("countermand.webhook.oldest.due.age.seconds", this, DueWork::ageSeconds);
    }

    public void start() {
        measuring.start();
    }

    public void stop(Duration patience) throws InterruptedException {
        measuring.stop(patience);
    }

    private boolean measure() {
        oldest = transactions.inTransaction(transaction ->
                transaction.query(OLDEST).executeAndAwait().iterator().next().getOffsetDateTime("oldest"));
        return false;
    }

    private double ageSeconds() {
        var since = oldest;
        return since == null
                ? 0
                : Math.max(
                        0, Duration.between(since.toInstant(), clock.instant()).toMillis() / 1000.0);
    }
}
