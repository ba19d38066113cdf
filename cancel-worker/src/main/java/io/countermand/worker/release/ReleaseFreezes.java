package io.countermand.worker.release;

import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.domain.NameBasedId;
import io.countermand.domain.rule.Rules;
import io.countermand.worker.WorkerConfig;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Writes the UNFREEZE actions of freezes that ran out. Their ids come from the freeze, so a freeze is released once, and
 * nobody who asks for an unfreeze joins one that would release only a part.
 */
@ApplicationScoped
public class ReleaseFreezes {

    private static final String DUE = """
            select id from cancellation.action where release_due_at <= $1
            order by release_due_at limit $2 for no key update skip locked
            """;

    private static final String WRITE = """
            insert into cancellation.action (id, platform_id, order_id, kind, line_number, generation, reason_code,
                accepted_at, window_days, zone, service_fee_minor, freeze_hours, rules_version, total_line_items, releases,
                written_at)
            select t.id, f.platform_id, f.order_id, 'UNFREEZE', f.line_number, 0, 'EXPIRED', $3, f.window_days, f.zone,
                f.service_fee_minor, f.freeze_hours, $4, f.total_line_items, f.id, $3
            from unnest($1::uuid[], $2::uuid[]) as t(id, frozen_by) join cancellation.action f on f.id = t.frozen_by
            on conflict on constraint action_id_is_computed_once do nothing
            """;

    private static final String SEEN_TO = "update cancellation.action set release_due_at = null where id = any ($1)";

    private final Transactions transactions;
    private final WorkerConfig.Release settings;
    private final InstantSource clock;

    ReleaseFreezes(Transactions transactions, WorkerConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.settings = config.release();
        this.clock = clock;
    }

    /** @return whether there may be more */
    public boolean releaseDue() {
        return transactions.inTransaction(transaction -> {
            var now = clock.instant();
            var freezes = due(transaction, now);
            if (!freezes.isEmpty()) {
                write(transaction, freezes, now);
            }
            return freezes.size() == settings.freezesMax();
        });
    }

    private List<UUID> due(SqlConnection transaction, Instant now) {
        var rows = transaction.preparedQuery(DUE).executeAndAwait(Tuple.of(Unnest.utc(now), settings.freezesMax()));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID("id"))
                .toList();
    }

    private static void write(SqlConnection transaction, List<UUID> freezes, Instant now) {
        var parameters = Unnest.of(freezes)
                .uuids(ReleaseFreezes::releaseOf)
                .uuids(freeze -> freeze)
                .all(now)
                .all(Rules.inForce(now).version());
        transaction.preparedQuery(WRITE).executeAndAwait(parameters.tuple());
        transaction.preparedQuery(SEEN_TO).executeAndAwait(Tuple.of(freezes.toArray(UUID[]::new)));
    }

    private static UUID releaseOf(UUID freeze) {
        return NameBasedId.of("release", freeze.toString());
    }
}
