package io.countermand.backbone.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.backbone.testing.FreshDatabase;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database refuses whatever the loop does: the last line against a second refund. */
class RefundSchemaTest {

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();

    @BeforeEach
    void givenAPaymentOfThirtyWithTwoRefundsOfTen() {
        DATABASE.execute("truncate cancellation.payment, cancellation.refund_intent, cancellation.ledger_transaction");
        DATABASE.execute("""
                insert into cancellation.payment (id, platform_id, provider, transaction_id, currency, captured_minor, created_at)
                overriding system value values (1, 1, 'bango', 'tx', 'USD', 3000, now())""");
        intend(1, 1);
        intend(2, 2);
    }

    @Test
    void onlyOneRefundOfAPaymentIsInFlight() {
        become(1, "SENDING");

        assertThatThrownBy(() -> become(2, "SENDING"))
                .rootCause()
                .hasMessageContaining("one_refund_in_flight_per_payment");
        become(1, "UNKNOWN");
        assertThatThrownBy(() -> become(2, "SENDING"))
                .rootCause()
                .hasMessageContaining("one_refund_in_flight_per_payment");
        become(1, "SUCCEEDED");
        assertThatCode(() -> become(2, "SENDING")).doesNotThrowAnyException();
    }

    @Test
    void anActionHasOneRefundAndAKeyIsUsedOnce() {
        assertThatThrownBy(() -> intend(3, 1)).rootCause().hasMessageContaining("one_intent_per_action");
        assertThatThrownBy(() -> intend(1, 3)).rootCause().hasMessageContaining("refund_key_once");
    }

    @Test
    void refundsNeverExceedWhatWasCaptured() {
        assertThatCode(() -> DATABASE.execute("update cancellation.payment set committed_minor = 3000"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> DATABASE.execute("update cancellation.payment set committed_minor = 3001"))
                .rootCause()
                .hasMessageContaining("refunds_never_above_captured");
        assertThatThrownBy(() -> DATABASE.execute("update cancellation.payment set captured_minor = 2999"))
                .rootCause()
                .hasMessageContaining("refunds_never_above_captured");
    }

    @Test
    void howeverManyCommitAtOnceNoMoreThanWasCapturedIsCommitted() throws Exception {
        List<Future<Boolean>> tries;
        try (var threads = Executors.newFixedThreadPool(8)) {
            tries = threads.invokeAll(Collections.nCopies(20, RefundSchemaTest::isCommitted));
        }

        long committed = 0;
        for (var one : tries) {
            committed += one.get() ? 700 : 0;
        }
        assertThat(committed).isEqualTo(2800);
        assertThat(DATABASE.column("select committed_minor from cancellation.payment"))
                .containsExactly("2800");
    }

    private static boolean isCommitted() {
        try {
            DATABASE.execute("update cancellation.payment set committed_minor = committed_minor + 700");
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Test
    void aRefundEndsInOnePosting() {
        end("REFUND");

        assertThatThrownBy(() -> end("REFUND")).rootCause().hasMessageContaining("one_end_per_refund");
        assertThatThrownBy(() -> end("WRITE_OFF")).rootCause().hasMessageContaining("one_end_per_refund");
    }

    private static void intend(int id, int action) {
        DATABASE.execute("""
                insert into cancellation.refund_intent (id, action_id, payment_id, provider, platform_id, order_id,
                    amount_minor, currency, due_at, written_at)
                values ('%s', '%s', 1, 'bango', 1, 1, 1000, 'USD', now(), now())""".formatted(uuid(id), uuid(action)));
    }

    private static void become(int id, String state) {
        DATABASE.execute(
                "update cancellation.refund_intent set state = '%s' where id = '%s'".formatted(state, uuid(id)));
    }

    private static void end(String kind) {
        DATABASE.execute("insert into cancellation.ledger_transaction (platform_id, kind, action_id, posted_at)"
                + " values (1, '%s', '%s', now())".formatted(kind, uuid(1)));
    }

    private static String uuid(int number) {
        return "00000000-0000-8000-8000-%012d".formatted(number);
    }
}
