package io.countermand.worker.admin;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
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
    public Uni<List<View>> list(@RestQuery @DefaultValue("100") int maxResults) {
        return Change.<Change>findAll(Sort.descending("id"))
                .page(Page.ofSize(Pages.size(maxResults)))
                .list()
                .map(changes -> changes.stream().map(ChangeResource::view).toList());
    }

    private static View view(Change change) {
        return new View(change.id, change.who, change.changedAt, change.subject, change.oldValue, change.newValue);
    }
}
