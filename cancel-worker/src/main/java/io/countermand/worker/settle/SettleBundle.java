package io.countermand.worker.settle;

import static java.util.stream.Collectors.groupingBy;

import io.countermand.backbone.lineitem.LineItemRow;
import io.countermand.domain.rule.Judge;
import io.countermand.domain.rule.Verdict;
import io.countermand.worker.ledger.Ledger;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

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

    /** How a line item is judged. */
    @FunctionalInterface
    private interface Judgement {
        Verdict of(Row lineItem, RunningAction action);
    }

    Settled settle(SqlConnection transaction, List<ClaimedChunk> chunks, Instant now) {
        return settle(transaction, chunks, SettleBundle::byTheRules, now);
    }

    /** Ends a chunk without a verdict: its line items stay as they are, for a human. */
    Settled setAside(SqlConnection transaction, ClaimedChunk chunk, String cause, Instant now) {
        return settle(transaction, List.of(chunk), (lineItem, action) -> new Verdict.Unsettled(cause), now);
    }

    private Settled settle(SqlConnection transaction, List<ClaimedChunk> chunks, Judgement judgement, Instant now) {
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
            ClaimedChunk chunk, RunningAction action, List<Row> itemsOfOrder, Judgement judgement) {
        var items = itemsOfOrder.stream()
                .filter(row -> chunk.covers(row.getInteger("line_number")))
                .map(row -> new JudgedItem(action, chunk.number(), LockedItem.of(row), judgement.of(row, action)))
                .toList();
        return new JudgedChunk(chunk, action, items);
    }

    private static Verdict byTheRules(Row lineItem, RunningAction action) {
        var order = action.order();
        var facts = LineItemRow.facts(lineItem, order.status(), order.accountStatus(), order.currency());
        return Judge.verdict(facts, action.judging());
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
