package io.countermand.api.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countermand.api.ApiConfig;
import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** The two documented items that fail on purpose, in the sandbox and nowhere else. */
@ApplicationScoped
class SandboxItems implements Rehearsal {

    /** Fails always. */
    private static final String BROKEN = "U770618";

    /** Fails twice, then works. */
    private static final String AWAY = "U065143";

    private static final int TIMES_AWAY = 2;
    private static final int ORDERS_MAX = 10_000;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String WHICH = """
            select coalesce(bool_or(upper(i.utid) = '%s'), false) as broken, coalesce(bool_or(upper(i.utid) = '%s'), false) as away
            from %s join cancellation.line_item i on i.order_id = o.id""".formatted(BROKEN, AWAY, Scope.OWN_ORDER);

    private final boolean isSandbox;
    private final Reads reads;
    private final Cache<String, Integer> timesAway = Caffeine.newBuilder()
            .maximumSize(ORDERS_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();

    SandboxItems(ApiConfig config, Reads reads) {
        isSandbox = config.sandbox();
        this.reads = reads;
    }

    @Override
    public Uni<Void> perform(Asked asked) {
        if (!isSandbox) {
            return Uni.createFrom().voidItem();
        }
        var order = asked.target().referenceOrderId();
        return reads.one(WHICH, Scope.arguments(order, asked.caller()))
                .invoke(found -> fail(found, order))
                .replaceWithVoid();
    }

    private void fail(Optional<Row> found, String order) {
        if (found.isPresent() && found.get().getBoolean("broken")) {
            throw Refusal.of(Catalogue.UNEXPECTED);
        }
        if (found.isPresent() && found.get().getBoolean("away") && isStillAway(order)) {
            throw Refusal.of(Catalogue.AWAY);
        }
    }

    private boolean isStillAway(String order) {
        return timesAway.asMap().merge(order, 1, Integer::sum) <= TIMES_AWAY;
    }
}
