package io.countermand.worker.admin;

import io.countermand.edge.page.PageParameters;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was changed, newest first. (ours) */
@Path("/admin/changes")
public class ChangeResource {

    /** {@code oldValue} and {@code newValue} are JSON as text. */
    public record View(
            long id,
            String who,
            Instant changedAt,
            String subject,
            @Nullable String oldValue,
            @Nullable String newValue) {}

    @GET
    @WithSession
    public Uni<Listed<View>> list(@BeanParam PageParameters parameters) {
        var page = parameters.asked();
        var order = ListOrder.newestFirst(page);
        return Change.<Change>find("id %s ?1".formatted(order.operator()), order.by("id"), order.beside())
                .range(0, page.rowsToRead() - 1)
                .list()
                .map(changes -> Listed.of(changes, page, change -> List.of(change.id), ChangeResource::view));
    }

    private static View view(Change change) {
        return new View(change.id, change.who, change.changedAt, change.subject, change.oldValue, change.newValue);
    }
}
