package io.countermand.webhook.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.edge.page.Given;
import io.countermand.webhook.subscription.Page;
import io.countermand.webhook.subscription.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Every platform's endpoints and how they are doing. (ours) */
@Path("/admin/endpoints")
@RunOnVirtualThread
public class EndpointResource {

    private static final Numbered<View> LIST = new Numbered<>("""
            select s.ordinal as number, p.name as platform, s.* from webhook.subscription s
                join access.platform p on p.id = s.platform_id
            where ($1::text is null or p.name = $1) and ($2::text is null or s.state = $2)
            """, "s.ordinal", EndpointResource::view);

    private final Transactions transactions;
    private final DeliveryBook deliveries;

    EndpointResource(Transactions transactions, DeliveryBook deliveries) {
        this.transactions = transactions;
        this.deliveries = deliveries;
    }

    /**
     * @param heldUntil by its breaker, its rate or a Retry-After
     * @param oldestDueAt of what it is to get; in the past while it is behind
     */
    public record View(
            UUID webhookId,
            String platform,
            String host,
            String state,
            @Nullable String disabledReason,
            int failuresInRow,
            @Nullable Instant failingSince,
            int slowness,
            @Nullable Instant heldUntil,
            @Nullable Instant oldestDueAt,
            @Nullable Instant lastSuccessAt,
            long lastRevision,
            Instant createdAt,
            Instant expiresAt) {}

    @GET
    public Page<View> list(
            @RestQuery @Nullable String platform, @RestQuery @Nullable String state, @BeanParam PageRequest wanted) {
        var filter = Tuple.of(Given.text("platform", platform), Given.text("state", state));
        return LIST.page(transactions, wanted.numbered(), filter);
    }

    @GET
    @Path("/{webhookId}/deliveries")
    public Page<DeliveryBook.View> deliveries(
            @RestPath UUID webhookId, @RestQuery @Nullable String state, @BeanParam PageRequest wanted) {
        return deliveries.of(webhookId, Given.text("state", state), wanted.numbered());
    }

    private static View view(Row row) {
        return new View(
                row.getUUID("id"),
                row.getString("platform"),
                row.getString("host"),
                row.getString("state"),
                row.getString("disabled_reason"),
                row.getInteger("failures_in_row"),
                time(row, "failing_since"),
                row.getShort("slowness"),
                time(row, "held_until"),
                time(row, "next_due_at"),
                time(row, "last_success_at"),
                row.getLong("last_revision"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
