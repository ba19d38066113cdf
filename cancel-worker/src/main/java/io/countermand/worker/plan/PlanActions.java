package io.countermand.worker.plan;

import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.worker.WorkerConfig;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/**
 * Starts written actions by cutting them into chunks. An action starts when its order has fully arrived and no open action
 * of that order stands before it on the same line items: actions of one order never interleave.
 */
@ApplicationScoped
public class PlanActions {

    /**
     * One process plans at a time. Two would each see neither of two new actions of an order started, and where their numbers
     * were given in another order than they were committed in, start both.
     */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtext('countermand.plan'))";

    /**
     * Of each platform the first that wait, so that nobody stands behind the thousands of another; all platforms share what is
     * started at a time. Each action is looked at by itself ({@code offset 0}): no more are read than are started, and those
     * that must wait for others.
     */
    private static final String START = """
            with recursive platform (id) as (
                (select platform_id from cancellation.action where state = 'PENDING' order by platform_id limit 1)
                union all
                select (select platform_id from cancellation.action
                    where state = 'PENDING' and platform_id > p.id order by platform_id limit 1)
                from platform p where p.id is not null),
            startable as (
                select a.* from platform p cross join lateral (
                    select a.id, a.ordinal, a.platform_id, a.order_id,
                        coalesce(a.line_number, 1) as first, coalesce(a.line_number, o.total_line_items) as last
                    from cancellation.action a cross join lateral (
                        select total_line_items from cancellation.orders
                        where id = a.order_id and arrived_line_items = total_line_items offset 0) o
                    where a.state = 'PENDING' and a.platform_id = p.id
                        and not exists (
                            select from cancellation.action e
                            where e.order_id = a.order_id and e.id <> a.id
                                and (e.state = 'PROCESSING' or e.state = 'PENDING' and e.ordinal < a.ordinal)
                                and (e.line_number is null or a.line_number is null or e.line_number = a.line_number)
                            offset 0)
                    order by a.ordinal limit greatest(1, $1 / (select count(id) from platform))
                    for no key update of a skip locked) a),
            cut as (
                insert into cancellation.action_chunk
                    (action_id, number, ordinal, platform_id, order_id, from_line, to_line, due_at)
                select s.id, n, s.ordinal, s.platform_id, s.order_id,
                    s.first + n * $2, least(s.last, s.first + (n + 1) * $2 - 1), $3
                from startable s cross join lateral generate_series(0, (s.last - s.first) / $2) as n)
            update cancellation.action a set state = 'PROCESSING',
                open_chunks = (select (s.last - s.first) / $2 + 1 from startable s where s.id = a.id)
            where a.id = any (array(select id from startable))
            """;

    private final Transactions transactions;
    private final WorkerConfig config;
    private final InstantSource clock;

    PlanActions(Transactions transactions, WorkerConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** @return how many actions were started */
    public int start() {
        var parameters = Tuple.of(config.plan().actionsMax(), config.settle().chunkSize(), Unnest.utc(clock.instant()));
        return transactions.inTransaction(transaction -> {
            transaction.preparedQuery(ALONE).executeAndAwait();
            return transaction.preparedQuery(START).executeAndAwait(parameters).rowCount();
        });
    }
}
