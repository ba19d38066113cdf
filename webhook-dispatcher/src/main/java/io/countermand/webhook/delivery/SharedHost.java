package io.countermand.webhook.delivery;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.TreeSet;

/**
 * The bound on what goes to one host at once, over all pods. Claims of different endpoints do not see one another before they
 * commit, so those of a host that has more endpoints than may be served at once are counted one after another.
 */
record SharedHost(int endpointsMax) {

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('webhook.host'), hashtext($1))";

    /** A statement of its own after the lock, so that it sees what others committed. */
    private static final String SERVED =
            "select count(*) as served from webhook.subscription where host = $1 and leased_until >= clock_timestamp()";

    /** Hosts in order, so that two pods do not wait for one another. @throws Busy if at one of them there is no place */
    void check(SqlConnection transaction, Iterable<Row> claimed) {
        var hosts = new TreeSet<String>();
        for (var row : claimed) {
            if (row.getBoolean("host_is_shared")) {
                hosts.add(row.getString("host"));
            }
        }
        hosts.forEach(host -> check(transaction, host));
    }

    private void check(SqlConnection transaction, String name) {
        var host = Tuple.of(name);
        transaction.preparedQuery(ONE_AT_A_TIME).executeAndAwait(host);
        var served = transaction
                .preparedQuery(SERVED)
                .executeAndAwait(host)
                .iterator()
                .next()
                .getLong("served");
        if (served > endpointsMax) {
            throw new Busy();
        }
    }

    static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Busy() {
            super("the host is served by others", null, false, false);
        }
    }
}
