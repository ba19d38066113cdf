package io.countermand.worker.settle;

import io.countermand.domain.order.PaymentKind;
import io.countermand.worker.ledger.Ledger;
import io.countermand.worker.ledger.NewTransaction;
import io.countermand.worker.ledger.Posting;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Posts what voided line items give back: one ledger transaction per chunk, a posting per line item out of ISSUED, one with
 * the sum into the customer's account (or PROVIDER_DUE), one with the fees kept.
 */
@ApplicationScoped
class Voids {

    private final Ledger ledger;

    Voids(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What was opened and posted; balances are moved later, when everything else is written. */
    record Posted(Map<ChunkKey, Long> transactions, List<Posting> postings) {}

    Posted post(SqlConnection transaction, List<JudgedChunk> chunks, Instant now) {
        var moving = chunks.stream().filter(JudgedChunk::movesMoney).toList();
        if (moving.isEmpty()) {
            return new Posted(Map.of(), List.of());
        }
        var opened =
                ledger.open(transaction, moving.stream().map(Voids::opening).toList(), now);
        var transactions = new HashMap<ChunkKey, Long>();
        var postings = new ArrayList<Posting>();
        for (int i = 0; i < moving.size(); i++) {
            transactions.put(ChunkKey.of(moving.get(i)), opened.get(i));
            postings.addAll(postings(moving.get(i), opened.get(i)));
        }
        ledger.post(transaction, postings, now);
        return new Posted(transactions, postings);
    }

    private static NewTransaction opening(JudgedChunk judged) {
        var chunk = judged.chunk();
        return new NewTransaction(
                chunk.platformId(), NewTransaction.VOID, chunk.orderId(), chunk.actionId(), chunk.number());
    }

    private static List<Posting> postings(JudgedChunk judged, long id) {
        var order = judged.action().order();
        var ids = order.ledger();
        var receiver = order.payment() == PaymentKind.ACCOUNT ? ids.account() : ids.providerDue();
        var postings = new ArrayList<Posting>();
        for (var item : judged.eligible()) {
            var out = -(item.refundMinor() + item.feeMinor());
            postings.add(new Posting(
                    id,
                    ids.issued(),
                    out,
                    order.currency(),
                    order.id(),
                    item.item().lineNumber()));
        }
        postings.add(new Posting(id, receiver, judged.refundMinor(), order.currency(), order.id(), null));
        if (judged.feeMinor() > 0) {
            postings.add(new Posting(id, ids.fees(), judged.feeMinor(), order.currency(), order.id(), null));
        }
        return postings;
    }
}
