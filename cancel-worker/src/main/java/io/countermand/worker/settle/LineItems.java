package io.countermand.worker.settle;

import io.countermand.backbone.lineitem.LineItemRow;
import io.countermand.backbone.store.Unnest;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.order.RewardStatus;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Locks line items in the order of their keys, and writes the columns that settling owns. */
final class LineItems {

    /** Range by range: as a join it may be planned to read, and sort, every line item that there is. */
    private static final String LOCK = """
            select locked.*
            from (select * from unnest($1::bigint[], $2::int[], $3::int[]) as r(order_id, from_line, to_line)
                  order by order_id, from_line) r
                cross join lateral (
                    select i.order_id, i.external_ref_id, %s from cancellation.line_item i
                    where i.order_id = r.order_id and i.line_number between r.from_line and r.to_line
                    order by i.line_number for no key update) locked
            """.formatted(LineItemRow.FACTS);

    private static final String CHANGE = """
            update cancellation.line_item i set settled_reward = t.reward, settled_by = t.action_id, settled_at = $5
            from unnest($1::bigint[], $2::int[], $3::text[], $4::uuid[]) as t(order_id, line_number, reward, action_id)
            where i.order_id = t.order_id and i.line_number = t.line_number
            """;

    private LineItems() {}

    static List<Row> lock(SqlConnection transaction, List<ClaimedChunk> chunks) {
        var ranges = Unnest.of(chunks)
                .longs(ClaimedChunk::orderId)
                .integers(ClaimedChunk::fromLine)
                .integers(ClaimedChunk::toLine);
        var rows = transaction.preparedQuery(LOCK).executeAndAwait(ranges.tuple());
        return StreamSupport.stream(rows.spliterator(), false).collect(Collectors.toList());
    }

    static void change(SqlConnection transaction, List<JudgedItem> eligible, Instant now) {
        var parameters = Unnest.of(eligible)
                .longs(judged -> judged.item().orderId())
                .integers(judged -> judged.item().lineNumber())
                .texts(judged -> rewardAfter(judged.action().kind()).name())
                .uuids(judged -> judged.action().id())
                .all(now);
        transaction.preparedQuery(CHANGE).executeAndAwait(parameters.tuple());
    }

    static RewardStatus rewardAfter(OrderAction action) {
        return switch (action) {
            case CANCEL -> RewardStatus.CANCELLED;
            case FREEZE -> RewardStatus.FROZEN;
            case UNFREEZE -> RewardStatus.ACTIVE;
        };
    }
}
