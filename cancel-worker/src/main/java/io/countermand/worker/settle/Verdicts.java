package io.countermand.worker.settle;

import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes decisions and refunds. Both tables only ever grow; a second refund of a line item is refused by its key. */
final class Verdicts {

    private static final String DECIDE = """
            insert into cancellation.decision (action_id, order_id, line_number, chunk, verdict, rule, rule_version, detail,
                refund_minor, fee_minor, currency, transaction_id, decided_at)
            select t.*, $13
            from unnest($1::uuid[], $2::bigint[], $3::int[], $4::int[], $5::text[], $6::text[], $7::int[], $8::text[],
                $9::bigint[], $10::bigint[], $11::text[], $12::bigint[]) as t
            """;

    private static final String REFUND = """
            insert into cancellation.refund
                (order_id, line_number, action_id, amount_minor, fee_minor, currency, way, transaction_id, created_at)
            select t.*, $9
            from unnest($1::bigint[], $2::int[], $3::uuid[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::bigint[])
                as t
            """;

    private Verdicts() {}

    /** @param voids the ledger transaction of each chunk that moved money */
    static void decide(SqlConnection transaction, List<JudgedItem> judged, Map<ChunkKey, Long> voids, Instant now) {
        var parameters = Unnest.of(judged)
                .uuids(one -> one.action().id())
                .longs(one -> one.item().orderId())
                .integers(one -> one.item().lineNumber())
                .integers(JudgedItem::chunk)
                .texts(JudgedItem::word)
                .texts(JudgedItem::rule)
                .integers(JudgedItem::ruleVersion)
                .texts(JudgedItem::detail)
                .longs(JudgedItem::refundMinor)
                .longs(JudgedItem::feeMinor)
                .texts(JudgedItem::currency)
                .longs(one -> voidOf(one, voids))
                .all(now);
        transaction.preparedQuery(DECIDE).executeAndAwait(parameters.tuple());
    }

    static void refund(SqlConnection transaction, List<JudgedItem> voided, Map<ChunkKey, Long> voids, Instant now) {
        var parameters = Unnest.of(voided)
                .longs(one -> one.item().orderId())
                .integers(one -> one.item().lineNumber())
                .uuids(one -> one.action().id())
                .longs(JudgedItem::refundMinor)
                .longs(JudgedItem::feeMinor)
                .texts(JudgedItem::currency)
                .texts(one -> one.action().order().payment().name())
                .longs(one -> voidOf(one, voids))
                .all(now);
        transaction.preparedQuery(REFUND).executeAndAwait(parameters.tuple());
    }

    private static @Nullable Long voidOf(JudgedItem judged, Map<ChunkKey, Long> voids) {
        return judged.isEligible() ? voids.get(new ChunkKey(judged.action().id(), judged.chunk())) : null;
    }
}
