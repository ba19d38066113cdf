package io.countermand.worker.refund;

import static io.countermand.worker.refund.PaidOrder.action;
import static io.countermand.worker.refund.PaidOrder.awaitState;
import static io.countermand.worker.refund.PaidOrder.refund;
import static io.countermand.worker.refund.ProviderStack.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.ProviderPayment.GivenBack;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A second provider is one class and its settings: {@link SecondProtocol}. */
@QuarkusTest
@WithTestResource(FreshStack.class)
@WithTestResource(ProviderStack.class)
class SecondProviderTest {

    @Test
    void aRefundGoesToTheProviderThatTheOrderNamesInItsOwnProtocol() {
        var order = PaidOrder.naming(SECOND, "tx-" + UUID.randomUUID(), 2);

        var cancelled = order.cancel();

        awaitState(cancelled, "SUCCEEDED");
        assertThat(SecondProtocol.givenBack())
                .containsEntry(order.transactionId(), new GivenBack(refund(cancelled, "id"), Money.of(2000, "USD")));
        assertThat(action(cancelled)).containsExactly("REFUNDED", "2000", "0");
    }
}
