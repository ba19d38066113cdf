package io.countermand.worker.admin;

import io.countermand.backbone.wire.WireJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Records changes beside the changes themselves. Values are what the administration shows, so no secret gets in. */
@ApplicationScoped
class Changes {

    /** There is one administration credential; a person behind it is known to whoever gave it out. */
    private static final String WHO = "admin";

    private static final String INSERT = """
            insert into access.change (who, changed_at, subject, old_value, new_value) values ($1, $2, $3, $4, $5)
            """;

    private final InstantSource clock;

    Changes(InstantSource clock) {
        this.clock = clock;
    }

    /** In the session's transaction. */
    Uni<Void> record(String subject, @Nullable Object before, @Nullable Object after) {
        var change = new Change();
        change.who = WHO;
        change.changedAt = clock.instant();
        change.subject = subject;
        change.oldValue = json(before);
        change.newValue = json(after);
        return change.persist().replaceWithVoid();
    }

    /** In a transaction of the reactive client. */
    void record(SqlConnection transaction, String subject, @Nullable Object before, @Nullable Object after) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        transaction.preparedQuery(INSERT).executeAndAwait(Tuple.of(WHO, now, subject, json(before), json(after)));
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : WireJson.text(value);
    }
}
