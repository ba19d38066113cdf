package io.countermand.worker.settle;

import io.countermand.backbone.log.LogKeys;
import io.countermand.backbone.store.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * One step: claim what is due, settle it, commit. A bundle that fails is settled chunk by chunk; a chunk that fails alone for
 * its content is narrowed down to the line item, and one that meets a lock is postponed, so it never holds up the others.
 */
@ApplicationScoped
public class SettleLoop {

    private static final Logger LOG = Logger.getLogger(SettleLoop.class);

    private final SettleClaimed settle;
    private final IsolatePoison isolate;
    private final SettleMetrics metrics;

    SettleLoop(SettleClaimed settle, IsolatePoison isolate, SettleMetrics metrics) {
        this.settle = settle;
        this.isolate = isolate;
        this.metrics = metrics;
    }

    /** @return whether anything was due; how much of it ended is in {@code whenEnded} */
    public boolean settleDue(Runnable whenEnded) {
        var claimed = new ArrayList<ClaimedChunk>();
        try {
            return told(settle.due(claimed), whenEnded);
        } catch (RuntimeException e) {
            if (claimed.isEmpty() || mustWait(e)) {
                throw e;
            }
            settleOneByOne(claimed, e, whenEnded);
            return true;
        }
    }

    private void settleOneByOne(List<ClaimedChunk> bundle, RuntimeException failure, Runnable whenEnded) {
        if (bundle.size() == 1) {
            failedAlone(bundle.getFirst(), failure, whenEnded);
            return;
        }
        LOG.warnf("a bundle of %d chunks failed and is settled chunk by chunk: %s", bundle.size(), failure);
        bundle.forEach(chunk -> settleAlone(chunk, whenEnded));
    }

    private void settleAlone(ClaimedChunk chunk, Runnable whenEnded) {
        try {
            told(settle.alone(chunk), whenEnded);
        } catch (RuntimeException e) {
            if (mustWait(e)) {
                throw e;
            }
            failedAlone(chunk, e, whenEnded);
        }
    }

    private void failedAlone(ClaimedChunk chunk, RuntimeException failure, Runnable whenEnded) {
        if (!IsolatePoison.isContent(failure)) {
            postpone(chunk, failure);
            return;
        }
        log(
                chunk,
                () -> LOG.warnf(
                        "%d line items from %d failed for their content: %s",
                        chunk.lineItems(), chunk.fromLine(), failure));
        try {
            narrow(chunk, failure, whenEnded);
        } catch (RuntimeException e) {
            if (mustWait(e)) {
                throw e;
            }
            postpone(chunk, e);
        }
    }

    private void narrow(ClaimedChunk chunk, RuntimeException failure, Runnable whenEnded) {
        var started = metrics.start();
        var settled = isolate.narrow(chunk, failure);
        metrics.settled(settled, started);
        if (settled.isNothing()) {
            metrics.narrowed();
            return;
        }
        log(chunk, () -> LOG.errorf(failure, "line item %d is set aside for a human", chunk.fromLine()));
        told(settled, whenEnded);
    }

    private void postpone(ClaimedChunk chunk, RuntimeException failure) {
        log(chunk, () -> LOG.errorf(failure, "a chunk failed alone and is postponed"));
        metrics.postponed();
        isolate.postpone(chunk, failure);
    }

    /** An outage is of everybody; a lock or a slow statement may be of this chunk alone, and the others go on. */
    private static boolean mustWait(RuntimeException failure) {
        return Outage.is(failure) && !Outage.isHeldUp(failure);
    }

    private static boolean told(Settled settled, Runnable whenEnded) {
        if (!settled.isNothing()) {
            whenEnded.run();
        }
        settled.ended().forEach(SettleLoop::log);
        return !settled.isNothing();
    }

    private static void log(ClaimedChunk chunk, Runnable line) {
        LogKeys.with(Map.of("actionId", chunk.actionId(), "chunk", chunk.number()), line);
    }

    private static void log(Ended ended) {
        var order = ended.action().order();
        LogKeys.with(
                Map.of("actionId", ended.action().id(), "orderId", order.referenceOrderId()),
                () -> LOG.infof(
                        "action ended %s: %d of %d line items changed, refund %d minor units %s",
                        ended.state(), ended.successful(), ended.total(), ended.refundMinor(), order.currency()));
    }
}
