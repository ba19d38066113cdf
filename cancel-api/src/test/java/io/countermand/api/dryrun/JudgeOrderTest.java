package io.countermand.api.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.countermand.backbone.store.Outage;
import io.countermand.backbone.store.Transactions;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The transaction of a dry run. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class JudgeOrderTest {

    @Inject
    Pool pool;

    @Inject
    DryRunConfig limits;

    @Test
    void canWriteNothingSeesOneMomentAndEndsAfter5Seconds() {
        var settings = transactions().inTransaction(transaction -> {
            new JudgeOrder(transaction, limits);
            return Stream.of("transaction_read_only", "transaction_isolation", "transaction_timeout")
                    .map(name -> setting(transaction, name))
                    .toList();
        });

        assertThat(settings).containsExactly("on", "repeatable read", "5s");
    }

    @Test
    void oneThatTakesTooLongIsAnOutageAndItsConnectionIsNotUsedAgain() {
        var failure = catchThrowable(() -> transactions().inTransaction(transaction -> {
            new JudgeOrder(transaction, new Impatient());
            return transaction.query("select pg_sleep(30)").executeAndAwait();
        }));

        assertThat(Outage.is(failure)).as("%s", failure).isTrue();
        assertThat(pool.query("select 1").executeAndAwait().size()).isEqualTo(1);
    }

    private Transactions transactions() {
        return new Transactions(pool, Duration.ofSeconds(5));
    }

    private static String setting(SqlConnection transaction, String name) {
        return transaction
                .query("show " + name)
                .executeAndAwait()
                .iterator()
                .next()
                .getString(0);
    }

    private static final class Impatient implements DryRunConfig {

        @Override
        public int atOnceMax() {
            return 1;
        }

        @Override
        public Duration patience() {
            return Duration.ofMillis(50);
        }

        @Override
        public int pageSize() {
            return 1;
        }

        @Override
        public int lineItemsMax() {
            return 1;
        }
    }
}
