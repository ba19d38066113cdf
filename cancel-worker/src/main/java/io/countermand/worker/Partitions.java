package io.countermand.worker;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Makes the monthly partitions ahead of time, at start and then daily. Several workers may do so at once. */
@ApplicationScoped
class Partitions implements Chore {

    private static final Duration DAILY = Duration.ofDays(1);

    private final Transactions transactions;
    private final int months;
    private final InstantSource clock;
    private final Loop loop = new Loop("partitions", DAILY, this::make);

    Partitions(Transactions transactions, WorkerConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.months = config.store().partitionMonths();
        this.clock = clock;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    private boolean make() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        transactions.inTransaction(transaction -> transaction
                .preparedQuery("select cancellation.make_partitions($1, $2)")
                .executeAndAwait(Tuple.of(today, months)));
        return false;
    }
}
