package io.countermand.proof.prove;

import io.countermand.local.books.Books;
import io.countermand.proof.history.Journal;
import io.countermand.proof.trouble.OpenWork;
import io.countermand.proof.trouble.Work;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** How much is open: asked at once by whoever makes trouble, and written down twice a second. */
final class Gauge implements OpenWork, AutoCloseable {

    private static final long EVERY_MILLIS = 500;
    private static final long AWAY = -1;

    private static final Map<Work, String> QUERIES = Map.of(Work.ACTIONS, """
            select (select count(*) from cancellation.action where settled_at is null)
                + (select count(*) from cancellation.action_chunk where state <> 'DONE')
                + (select count(*) from cancellation.outbox where published_at is null)
            """, Work.REFUNDS, """
            select count(*) from cancellation.refund_intent where state not in ('SUCCEEDED', 'NEEDS_REVIEW')
            """, Work.DELIVERIES, """
            select count(*) from webhook.delivery d join webhook.subscription s on s.id = d.subscription_id
            where d.state = 'PENDING' and s.url not like '%/canary'
            """);

    private final Books books;
    private final IntSupplier requests;
    private final Journal journal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private Gauge(Books books, IntSupplier requests, Journal journal) {
        this.books = books;
        this.requests = requests;
        this.journal = journal;
    }

    /** @param requests of customers that wait for an answer */
    static Gauge begin(Books books, IntSupplier requests, Journal journal) {
        var gauge = new Gauge(books, requests, journal);
        gauge.clock.scheduleWithFixedDelay(gauge::sample, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return gauge;
    }

    @Override
    public long open(Work work) {
        return Math.max(0, count(work));
    }

    /** Of all kinds; {@value #AWAY} while the database is away. */
    long all() {
        var counts = Stream.of(Work.values()).map(this::count).toList();
        return counts.contains(AWAY)
                ? AWAY
                : counts.stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public boolean isInTransaction(String application) {
        return !books.rows("""
                select 1 from pg_stat_activity where application_name = '%s' and state = 'idle in transaction'
                    and state_change < clock_timestamp() - interval '30 milliseconds'""".formatted(application)).isEmpty();
    }

    @Override
    public Set<String> claims() {
        return new HashSet<>(books.rows("""
                select id || '/' || lease_epoch from webhook.subscription
                where leased_until > clock_timestamp() and url not like '%/canary'"""));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private long count(Work work) {
        if (work == Work.REQUESTS) {
            return requests.getAsInt();
        }
        try {
            return Long.parseLong(
                    books.rows(Objects.requireNonNull(QUERIES.get(work))).getFirst());
        } catch (IllegalStateException e) {
            return AWAY;
        }
    }

    private void sample() {
        var counts = new EnumMap<Work, Long>(Work.class);
        for (var work : Work.values()) {
            counts.put(work, count(work));
        }
        var line = Journal.line();
        counts.forEach((work, open) -> line.put(work.name(), open));
        journal.write(line);
    }
}
