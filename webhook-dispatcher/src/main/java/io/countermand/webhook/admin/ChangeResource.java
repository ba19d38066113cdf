package io.countermand.webhook.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.subscription.Page;
import io.countermand.webhook.subscription.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was changed, in order. (ours) */
@Path("/admin/changes")
@RunOnVirtualThread
public class ChangeResource {

    private static final Numbered<View> LIST =
            new Numbered<>("select id as number, * from webhook.change where true", "id", ChangeResource::view);

    private final Transactions transactions;

    ChangeResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /** {@code oldValue} and {@code newValue} are JSON as text. */
    public record View(
            long id,
            String who,
            Instant changedAt,
            String subject,
            @Nullable String oldValue,
            @Nullable String newValue) {}

    @GET
    public Page<View> list(@BeanParam PageRequest wanted) {
        return LIST.page(transactions, wanted.numbered(), Tuple.tuple());
    }

    private static View view(Row row) {
        return new View(
                row.getLong("id"),
                row.getString("who"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("subject"),
                row.getString("old_value"),
                row.getString("new_value"));
    }
}
