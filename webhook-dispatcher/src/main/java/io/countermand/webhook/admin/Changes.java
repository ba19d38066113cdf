package io.countermand.webhook.admin;

import io.countermand.backbone.wire.WireJson;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Records changes beside the changes themselves. Values are what the administration shows, so no secret gets in. */
@Singleton
class Changes {

    /** There is one administration credential; a person behind it is known to whoever gave it out. */
    private static final String WHO = "admin";

    private static final String INSERT = """
            insert into webhook.change (who, changed_at, subject, old_value, new_value) values ($1, $2, $3, $4, $5)
            """;

    private final InstantSource clock;

    Changes(InstantSource clock) {
        this.clock = clock;
    }

    void record(SqlConnection transaction, String subject, @Nullable Object before, @Nullable Object after) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        transaction.preparedQuery(INSERT).executeAndAwait(Tuple.of(WHO, now, subject, json(before), json(after)));
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : WireJson.text(value);
    }
}
