package io.countermand.webhook.operation;

import static java.time.ZoneOffset.UTC;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.Chore;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;

/** Makes the months ahead into which attempts are written, at the start and daily. */
@Singleton
public class Partitions implements Chore {

    private static final int MONTHS = 3;

    private final Transactions transactions;
    private final InstantSource clock;
    private final Loop daily = new Loop("make-partitions", Duration.ofDays(1), this::make);

    Partitions(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Loop loop() {
        return daily;
    }

    private boolean make() {
        var today = LocalDate.ofInstant(clock.instant(), UTC);
        return transactions.inTransaction(transaction -> {
            transaction
                    .preparedQuery("select webhook.make_partitions($1, $2)")
                    .executeAndAwait(Tuple.of(today, MONTHS));
            return false;
        });
    }
}
