package io.countermand.backbone.production;

import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Optional;

/** Whether PostgreSQL waits for a second copy before it says that something is committed. */
final class Standby {

    private static final String QUESTION =
            "select current_setting('synchronous_standby_names'), current_setting('synchronous_commit')";
    private static final List<String> NOT_WAITING = List.of("off", "local");

    private Standby() {}

    /** A sentence, if it does not. Throws while the database is away. */
    static Optional<String> problem(Pool pool) {
        var row = pool.query(QUESTION).executeAndAwait().iterator().next();
        return problem(row.getString(0), row.getString(1));
    }

    static Optional<String> problem(String standbys, String commit) {
        if (standbys.isBlank()) {
            return Optional.of("PostgreSQL does not replicate synchronously (synchronous_standby_names is empty):"
                    + " a failover can lose what was committed, see the operations guide.");
        }
        return NOT_WAITING.contains(commit)
                ? Optional.of("PostgreSQL does not wait for its standby (synchronous_commit is %s):".formatted(commit)
                        + " a failover can lose what was committed.")
                : Optional.empty();
    }
}
