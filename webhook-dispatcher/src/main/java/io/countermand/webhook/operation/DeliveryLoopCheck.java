package io.countermand.webhook.operation;

import io.countermand.webhook.delivery.DeliveryLoop;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the loop looks for work, also when it finds the database away. Only a hanging loop needs a restart. */
@Liveness
@Singleton
class DeliveryLoopCheck implements HealthCheck {

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(90);

    private final DeliveryLoop delivery;

    DeliveryLoopCheck(DeliveryLoop delivery) {
        this.delivery = delivery;
    }

    @Override
    public HealthCheckResponse call() {
        var quiet = delivery.sinceLastLook();
        return HealthCheckResponse.named("delivery loop")
                .status(quiet.compareTo(LONGEST_LOOK) < 0)
                .withData("secondsSinceLastLook", quiet.toSeconds())
                .build();
    }
}
