package io.countermand.proof.load;

import io.countermand.local.books.Books;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Adds the books up from their postings, over and over, while others write them: they hold at every moment. */
final class Audit implements AutoCloseable {

    private static final long PAUSE_MILLIS = 200;

    private final Books books;
    private final ScheduledExecutorService auditor = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger passes = new AtomicInteger();

    private Audit(Books books) {
        this.books = books;
    }

    static Audit begin(Books books) {
        var audit = new Audit(books);
        audit.auditor.scheduleWithFixedDelay(audit::pass, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return audit;
    }

    /** Every promise that was broken at any time. */
    Set<String> broken() {
        return Set.copyOf(broken);
    }

    /** How often all of it was read. */
    int passes() {
        return passes.get();
    }

    @Override
    public void close() {
        auditor.shutdownNow();
    }

    private void pass() {
        try {
            broken.addAll(books.brokenPromises());
            passes.incrementAndGet();
        } catch (IllegalStateException e) {
            System.out.println("no audit: " + e.getCause()); // the database is away
        }
    }
}
