package io.countermand.worker.settle;

import static java.util.stream.Collectors.groupingBy;

import io.countermand.domain.rule.Verdict;
import io.countermand.worker.ledger.Ledger;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

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
        return settle(transaction, chunks, RunningAction::judge, now);
    }

    /** Ends a chunk without a verdict: its line items stay as they are, for a human. */
    Settled setAside(SqlConnection transaction, ClaimedChunk chunk, String cause, Instant now) {
        return settle(transaction, List.of(chunk), action -> lineItem -> new Verdict.Unsettled(cause), now);
    }

    /**
     * Ends a chunk whose line items cannot even be set aside. Nothing of them is read or written but that they wait for a human;
     * no event tells of them.
     */
    Settled giveUp(SqlConnection transaction, ClaimedChunk chunk, String cause, Instant now) {
        var running = RunningActions.read(transaction, List.of(chunk.actionId()));
        var action = Objects.requireNonNull(running.get(chunk.actionId()));
        var judged = List.of(new JudgedChunk(chunk, action, chunk.unread(action, cause)));
        UnsettledItems.add(transaction, judged.getFirst().items(), now);
        Progress.close(transaction, judged);
        var ended = FinishActions.finish(transaction, Progress.countDown(transaction, judged), running, now);
        events.publish(transaction, List.of(), ended, now);
        return new Settled(judged, ended);
    }

    private Settled settle(
            SqlConnection transaction,
            List<ClaimedChunk> chunks,
            Function<RunningAction, Function<Row, Verdict>> judgement,
            Instant now) {
        if (chunks.isEmpty()) {
            return Settled.NOTHING;
        }
        var ids = chunks.stream().map(ClaimedChunk::actionId).distinct().toList();
        var running = RunningActions.read(transaction, ids);
        var locked = LineItems.lock(transaction, chunks).stream().collect(groupingBy(row -> row.getLong("order_id")));
        var judged = chunks.stream()
                .map(chunk -> judge(
                        chunk,
                        Objects.requireNonNull(running.get(chunk.actionId())),
                        locked.getOrDefault(chunk.orderId(), List.of()),
                        judgement))
                .toList();
        record(transaction, judged, now);
        var ended = FinishActions.finish(transaction, Progress.countDown(transaction, judged), running, now);
        events.publish(transaction, judged, ended, now);
        return new Settled(judged, ended);
    }

    private static JudgedChunk judge(
            ClaimedChunk chunk,
            RunningAction action,
            List<Row> itemsOfOrder,
            Function<RunningAction, Function<Row, Verdict>> judgement) {
        var judge = judgement.apply(action);
        var items = itemsOfOrder.stream()
                .filter(row -> chunk.covers(row.getInteger("line_number")))
                .map(row -> new JudgedItem(action, chunk.number(), LockedItem.of(row), judge.apply(row)))
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
        UnsettledItems.add(
                transaction,
                judged.stream()
                        .flatMap(chunk -> chunk.items().stream())
                        .filter(JudgedItem::isUnsettled)
                        .toList(),
                now);
        Progress.close(transaction, judged);
        ledger.moveBalances(transaction, posted.postings());
    }
}
