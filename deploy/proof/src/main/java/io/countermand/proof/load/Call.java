package io.countermand.proof.load;

import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderActionRequested;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What a customer asks for: as they call it, or as the API would send it. */
public record Call(OrderAction action, Target target) {

    private static final String REASON = "FRAUD";
    private static final String BASE = "/raas/v2/";

    public static Map<String, String> body() {
        return Map.of("reasonCode", REASON);
    }

    public String path() {
        var line = target.lineNumber();
        var of = line == null
                ? "asyncOrders/" + target.referenceOrderId()
                : "lineItems/" + target.referenceOrderId() + "-" + line;
        return BASE + of + "/" + action.name().toLowerCase(Locale.ROOT);
    }

    public OrderActionRequested command(String platform, Instant acceptedAt) {
        return new OrderActionRequested(
                OrderActionRequested.SCHEMA,
                ActionId.of(platform, target, action, 0),
                UUID.randomUUID(),
                0,
                action,
                target,
                platform,
                REASON,
                null,
                acceptedAt,
                null);
    }
}
