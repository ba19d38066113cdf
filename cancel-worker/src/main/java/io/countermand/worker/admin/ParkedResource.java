package io.countermand.worker.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.edge.page.PageParameters;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.worker.publish.Redrive;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Records that wait for a human: look at them, send them through again, or let them go. (ours) */
@Path("/admin/parked")
public class ParkedResource {

    private final Redrive redrive;
    private final Changes changes;

    ParkedResource(Redrive redrive, Changes changes) {
        this.redrive = redrive;
        this.changes = changes;
    }

    /** {@code key} and {@code value} as UTF-8 text, whatever they were. */
    public record View(
            long id,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            @Nullable String value,
            String reason,
            Instant parkedAt,
            String state) {

        static View of(ParkedRecord parked) {
            return new View(
                    parked.id,
                    parked.topic,
                    parked.partition,
                    parked.offset,
                    text(parked.key),
                    text(parked.value),
                    parked.reason,
                    parked.parkedAt,
                    parked.state);
        }

        private static @Nullable String text(byte @Nullable [] bytes) {
            return bytes == null ? null : new String(bytes, UTF_8);
        }
    }

    @GET
    @WithSession
    public Uni<Listed<View>> list(@BeanParam PageParameters parameters) {
        var page = parameters.asked();
        var order = ListOrder.oldestFirst(page);
        return ParkedRecord.<ParkedRecord>find(
                        "state = ?1 and id %s ?2".formatted(order.operator()),
                        order.by("id"),
                        ParkedRecord.PARKED,
                        order.beside())
                .range(0, page.rowsToRead() - 1)
                .list()
                .map(parked -> Listed.of(parked, page, one -> List.of(one.id), View::of));
    }

    /** Sends the same bytes to the same topic; if they are refused again they park again. */
    @POST
    @Path("/{id}/redrive")
    @WithTransaction
    public Uni<View> redrive(@RestPath long id) {
        return waiting(id)
                .chain(parked -> redrive.send(parked.topic, parked.key, parked.value)
                        .chain(() -> ended(parked, ParkedRecord.REDRIVEN)));
    }

    @POST
    @Path("/{id}/drop")
    @WithTransaction
    public Uni<View> drop(@RestPath long id) {
        return waiting(id).chain(parked -> ended(parked, ParkedRecord.DROPPED));
    }

    /** Locked, so that two people cannot send it twice. */
    private static Uni<ParkedRecord> waiting(long id) {
        return ParkedRecord.<ParkedRecord>find("id = ?1 and state = ?2", id, ParkedRecord.PARKED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.of(Catalogue.PARKED_NOT_FOUND));
    }

    private Uni<View> ended(ParkedRecord parked, String state) {
        var before = View.of(parked);
        parked.state = state;
        var after = View.of(parked);
        return changes.record("parked/" + parked.id, before, after).replaceWith(after);
    }
}
