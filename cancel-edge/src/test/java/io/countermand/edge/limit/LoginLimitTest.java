package io.countermand.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginLimitTest {

    private final LoginLimit limit = new LoginLimit(new Limits(3, Duration.ofHours(1), 1000));

    private record Limits(int loginFailuresMax, Duration loginFailuresPeriod, int addressesMax) implements LimitConfig {

        @Override
        public int platformRequestsPerSecond() {
            return 50;
        }

        @Override
        public int platformBurst() {
            return 200;
        }

        @Override
        public int platformsMax() {
            return 1000;
        }
    }

    @Test
    void anAddressWaitsAfterSoManyFailures() {
        for (int i = 0; i < 3; i++) {
            limit.mustBeAllowed("192.0.2.1");
            limit.failed("192.0.2.1");
        }

        var refusal = catchThrowableOfType(Refusal.class, () -> limit.mustBeAllowed("192.0.2.1"));

        assertThat(refusal.entry()).isEqualTo(Catalogue.TOO_MANY_REQUESTS);
        assertThat(refusal.retryAfterSeconds()).isBetween(1, 1200);
        assertThatCode(() -> limit.mustBeAllowed("192.0.2.2")).doesNotThrowAnyException();
    }
}
