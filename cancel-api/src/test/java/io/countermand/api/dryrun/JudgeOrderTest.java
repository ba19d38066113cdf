package io.countermand.api.dryrun;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.backbone.store.Outage;
import io.countermand.backbone.store.Transactions;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.rule.Judging;
import io.countermand.edge.access.Caller;
import io.countermand.edge.access.Right;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
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

    /** Every page is one scan of the table: three with line items, and one that finds no more. */
    @Test
    void noMoreThanAPageIsReadAtATime() {
        var order =
                anOrder(aPlatform()).placed().withLineItem(1).withLineItem(2).withLineItem(3);
        order.withLineItemsUpTo(2_500);

        var pages = transactions().inTransaction(transaction -> {
            var judgeOrder = new JudgeOrder(transaction, limits);
            var found = judgeOrder.order(callerOf(order), order.reference());
            var before = scans(transaction);
            judgeOrder.tally(found, new Judging(OrderAction.CANCEL, found.policy(), TestClock.NOW));
            return scans(transaction) - before;
        });

        assertThat(pages).isEqualTo(4);
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

    private static Caller callerOf(PlacedOrder order) {
        var platform = order.platform();
        return new Caller(Math.toIntExact(platform.id()), platform.name(), Set.of(Right.READ), null, null, null);
    }

    private static long scans(SqlConnection transaction) {
        return transaction
                .query("select seq_scan + idx_scan from pg_stat_xact_user_tables where relname = 'line_item'")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
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
