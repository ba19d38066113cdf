package io.countermand.worker.refund;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.worker.provider.TestProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A call takes a second at most; of two at once, at a thousand a second, each waits 4 ms for its turns at most. */
class LeaseTest {

    private static final TestProvider PROVIDER = TestProvider.at("http://localhost");

    @Test
    void aWorkerWhoseCallsMayOutlastItsLeaseDoesNotStart() {
        assertThatThrownBy(() -> RefundLoops.requireFits(Duration.ofMillis(2004), "bango", PROVIDER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("countermand.worker.refund.lease")
                .hasMessageContaining("bango");
        assertThatCode(() -> RefundLoops.requireFits(Duration.ofMillis(2005), "bango", PROVIDER))
                .doesNotThrowAnyException();
    }
}
