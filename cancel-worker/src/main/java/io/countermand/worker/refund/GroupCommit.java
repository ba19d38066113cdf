package io.countermand.worker.refund;

import io.countermand.backbone.store.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Writes what many threads hand over in as few transactions as there is time for: whatever waits when one ends goes into the
 * next. If one fails for what it holds, each is written alone, so that only the bad one fails. What the database rolls back for
 * the sake of another transaction is written again: else all of it would wait for its lease.
 */
final class GroupCommit<T, R> {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    private static final int TRIES_MAX = 3;

    private record Waiting<T, R>(T item, CompletableFuture<R> done) {}

    private final int most;
    private final Function<List<T>, List<R>> write;
    private final BlockingQueue<Waiting<T, R>> queue;

    /** @param write in one transaction; results in the order of what was given */
    GroupCommit(String name, int most, Function<List<T>, List<R>> write) {
        this.most = most;
        this.write = write;
        this.queue = new ArrayBlockingQueue<>(most * 10);
        Thread.ofVirtual().name(name).start(this::run);
    }

    /** Returns when it is committed; throws what its transaction threw. */
    R submit(T item) throws InterruptedException {
        var waiting = new Waiting<T, R>(item, new CompletableFuture<>());
        queue.put(waiting);
        try {
            return waiting.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void run() {
        try {
            while (true) {
                var batch = new ArrayList<Waiting<T, R>>();
                batch.add(queue.take());
                queue.drainTo(batch, most - 1);
                commit(batch, 1);
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    private void commit(List<Waiting<T, R>> batch, int tries) {
        try {
            var results = write.apply(batch.stream().map(Waiting::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).done().complete(results.get(i));
            }
        } catch (RuntimeException | Error e) {
            if (tries < TRIES_MAX && Outage.isRolledBack(e)) {
                commit(batch, tries + 1);
                return;
            }
            if (batch.size() == 1 || Outage.is(e)) {
                batch.forEach(waiting -> waiting.done().completeExceptionally(e));
                return;
            }
            batch.forEach(waiting -> commit(List.of(waiting), 1));
        }
    }
}
