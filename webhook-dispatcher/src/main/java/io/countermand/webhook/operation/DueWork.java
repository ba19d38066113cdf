package io.countermand.webhook.operation;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.Chore;
import io.countermand.webhook.DispatcherConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How far delivery is behind: the age of the oldest due work, also of endpoints that are held back; how long an endpoint that is
 * not has waited for its turn, which is the signal to add pods and to wake somebody: an endpoint that is dead is neither's
 * business; and how many endpoints are not served as they should be.
 */
@Singleton
public class DueWork implements Chore {

    private static final String MEASURE = """
            select min(next_due_at) filter (where state = 'ACTIVE') as oldest,
                min(greatest(next_due_at, held_until)) filter (where state = 'ACTIVE' and next_due_at is not null) as ready,
                count(*) filter (where state = 'ACTIVE' and failures_in_row >= $2) as broken,
                count(*) filter (where state in ('PAUSED', 'RESUMING')) as paused,
                count(*) filter (where state = 'DISABLED') as disabled
            from webhook.subscription where expires_at > $1
            """;

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final InstantSource clock;
    private final int breakerFailures;
    private final Loop measuring = new Loop("measure-due-work", EVERY, this::measure);
    private volatile Measured last = new Measured(null, null, 0, 0, 0);

    DueWork(Transactions transactions, InstantSource clock, DispatcherConfig config, MeterRegistry metrics) {
        this.transactions = transactions;
        this.clock = clock;
        this.breakerFailures = config.health().breakerFailures();
        metrics.gauge("countermand.webhook.oldest.due.age.seconds", this, work -> work.ageSeconds(work.last.oldest));
        metrics.gauge("countermand.webhook.oldest.ready.age.seconds", this, work -> work.ageSeconds(work.last.ready));
        metrics.gauge("countermand.webhook.breakers.open", this, work -> work.last.broken);
        metrics.gauge("countermand.webhook.endpoints.paused", this, work -> work.last.paused);
        metrics.gauge("countermand.webhook.endpoints.disabled", this, work -> work.last.disabled);
    }

    private record Measured(
            @Nullable Instant oldest, @Nullable Instant ready, long broken, long paused, long disabled) {

        static Measured of(Row row) {
            return new Measured(
                    time(row, "oldest"),
                    time(row, "ready"),
                    row.getLong("broken"),
                    row.getLong("paused"),
                    row.getLong("disabled"));
        }

        private static @Nullable Instant time(Row row, String column) {
            var time = row.getOffsetDateTime(column);
            return time == null ? null : time.toInstant();
        }
    }

    @Override
    public Loop loop() {
        return measuring;
    }

    private boolean measure() {
        var parameters = Tuple.of(clock.instant().atOffset(java.time.ZoneOffset.UTC), breakerFailures);
        last = transactions.inTransaction(transaction -> Measured.of(transaction
                .preparedQuery(MEASURE)
                .executeAndAwait(parameters)
                .iterator()
                .next()));
        return false;
    }

    private double ageSeconds(@Nullable Instant since) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
