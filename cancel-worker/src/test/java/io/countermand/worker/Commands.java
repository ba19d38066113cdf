package io.countermand.worker;

import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderActionRequested;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Commands as the API sends them. */
public final class Commands {

    private Commands() {}

    public static OrderActionRequested cancel(String order, int generation) {
        return of(Target.order(order), OrderAction.CANCEL, generation, "DUPLICATE");
    }

    public static OrderActionRequested of(Target target, OrderAction action, int generation, String reason) {
        return on(Orders.PLATFORM, target, action, generation, reason);
    }

    public static OrderActionRequested on(
            String platform, Target target, OrderAction action, int generation, String reason) {
        return new OrderActionRequested(
                1,
                ActionId.of(platform, target, action, generation),
                UUID.randomUUID(),
                generation,
                action,
                target,
                platform,
                reason,
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null);
    }
}
