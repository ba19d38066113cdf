package io.countermand.worker.settle;

import static java.util.stream.Collectors.groupingBy;

import io.countermand.domain.rule.Judge;
import io.countermand.worker.ledger.Ledger;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Judges and records claimed chunks in the given transaction: item states, verdicts, refunds, ledger, balances, the action's
 * count-down, events. Lock order: chunks, line items, inserts, accounts by id, actions by id, the orders' sequences.
 */
@ApplicationScoped
class SettleBundle {

    private final Voids voids;
    private final Ledger ledger;
    private final PublishSettled events;

    SettleBundle(Voids voids, Ledger ledger, PublishSettled events) {
        this.voids = voids;
        this.ledger = ledger;
        this.events = events;
    }

    Settled settle(SqlConnection transaction, List<ClaimedChunk> chunks, Instant now) {
        if (chunks.isEmpty()) {
            return Settled.NOTHING;
        }
        var ids = chunks.stream().map(ClaimedChunk::actionId).distinct().toList();
        var running = RunningActions.read(transaction, ids);
        var judged = judge(chunks, running, LineItems.lock(transaction, chunks));
        record(transaction, judged, now);
        var ended = FinishActions.finish(transaction, Progress.countDown(transaction, judged), running, now);
        events.publish(transaction, judged, ended, now);
        return new Settled(judged, ended);
    }

    private static List<JudgedChunk> judge(
            List<ClaimedChunk> chunks, Map<UUID, RunningAction> running, List<Row> locked) {
        var byOrder = locked.stream().collect(groupingBy(row -> row.getLong("order_id")));
        return chunks.stream()
                .map(chunk -> judge(
                        chunk,
                        Objects.requireNonNull(running.get(chunk.actionId())),
                        byOrder.getOrDefault(chunk.orderId(), List.of())))
                .toList();
    }

    private static JudgedChunk judge(ClaimedChunk chunk, RunningAction action, List<Row> itemsOfOrder) {
        var items = itemsOfOrder.stream()
                .filter(row -> chunk.covers(row.getInteger("line_number")))
                .map(row -> LockedItem.of(row, action.order()))
                .map(item ->
                        new JudgedItem(action, chunk.number(), item, Judge.verdict(item.facts(), action.judging())))
                .toList();
        return new JudgedChunk(chunk, action, items);
    }

    private void record(SqlConnection transaction, List<JudgedChunk> judged, Instant now) {
        var posted = voids.post(transaction, judged, now);
        var eligible =
                judged.stream().flatMap(chunk -> chunk.eligible().stream()).toList();
        var refunded = judged.stream()
                .filter(JudgedChunk::movesMoney)
                .flatMap(chunk -> chunk.eligible().stream())
                .toList();
        LineItems.change(transaction, eligible, now);
        Verdicts.refund(transaction, refunded, posted.transactions(), now);
        Verdicts.decide(
                transaction,
                judged.stream().flatMap(chunk -> chunk.news().stream()).toList(),
                posted.transactions(),
                now);
        Progress.close(transaction, judged);
        ledger.moveBalances(transaction, posted.postings());
    }
}
