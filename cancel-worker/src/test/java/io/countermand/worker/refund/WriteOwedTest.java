package io.countermand.worker.refund;

import static io.countermand.worker.refund.PaidOrder.awaitState;
import static io.countermand.worker.refund.PaidOrder.refund;
import static io.countermand.worker.refund.ProviderStack.DEDUPING;
import static io.countermand.worker.refund.ProviderStack.givenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a worker of before there were intents left behind. */
@QuarkusTest
@WithTestResource(FreshStack.class)
@WithTestResource(ProviderStack.class)
class WriteOwedTest {

    @Inject
    WriteOwed owed;

    @Test
    void anActionThatEndedWithoutItsRefundIsRefundedOnce() {
        var order = PaidOrder.captured("nobody-serves-this-one", 2);
        var cancelled = order.cancel();
        awaitState(cancelled, "INTENDED");
        Database.execute("delete from cancellation.refund_intent where action_id = '" + cancelled.actionId() + "'");
        Database.execute("update cancellation.orders set provider = '" + DEDUPING + "' where reference_order_id = '"
                + order.id() + "'");

        owed.write();
        owed.write();

        awaitState(cancelled, "SUCCEEDED");
        assertThat(givenBack(order.transactionId()))
                .singleElement()
                .satisfies(effect -> assertThat(effect.amount()).isEqualByComparingTo("20.00"));
    }

    @Test
    void whatHasItsRefundGetsNoSecondOne() {
        var order = PaidOrder.naming("nobody-serves-this-one", "tx-" + UUID.randomUUID(), 1);
        var cancelled = order.cancel();
        awaitState(cancelled, "INTENDED");
        var id = refund(cancelled, "id");

        assertThat(owed.write()).isFalse();

        assertThat(Database.number("select count(*) from cancellation.refund_intent where action_id = '"
                        + cancelled.actionId() + "'"))
                .isEqualTo(1);
        assertThat(refund(cancelled, "id")).isEqualTo(id);
    }
}
