package io.countermand.worker.refund;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.worker.provider.TestProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A call takes a second at most, and two before it: of six refunds, two are asked for at once. At a thousand calls a second,
 * their twelve calls wait 12 ms for their turns at most.
 */
class LeaseTest {

    private static final TestProvider PROVIDER = TestProvider.at("http://localhost");

    @Test
    void aWorkerWhoseCallsMayOutlastItsLeaseDoesNotStart() {
        assertThatThrownBy(() -> RefundLoops.requireFits(Duration.ofMillis(6012), "bango", PROVIDER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("countermand.worker.refund.lease")
                .hasMessageContaining("bango");
        assertThatCode(() -> RefundLoops.requireFits(Duration.ofMillis(6013), "bango", PROVIDER))
                .doesNotThrowAnyException();
    }
}
