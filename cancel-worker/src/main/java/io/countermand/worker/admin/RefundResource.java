package io.countermand.worker.admin;

import io.countermand.edge.page.PageParameters;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.worker.refund.Resolution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Refunds through payment providers: look at them, and decide what becomes of those that wait for a human. (ours) */
@Path("/admin/refunds")
@RunOnVirtualThread
public class RefundResource {

    private static final int ATTEMPTS_MAX = 100;
    private static final String FOR_REVIEW = "NEEDS_REVIEW";
    private static final List<String> STATES = List.of(
            FOR_REVIEW, "INTENDED", "AWAITING_CAPTURE", "SENDING", "UNKNOWN", "SUCCEEDED", "CREDITED", "WRITTEN_OFF");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final RefundBook book;

    RefundResource(RefundBook book) {
        this.book = book;
    }

    /** A call to the provider. @param word its answer, or what happened instead */
    public record Attempt(String call, String word, Instant startedAt, int millis) {

        static Attempt of(Row row) {
            return new Attempt(
                    row.getString("call"),
                    row.getString("word"),
                    row.getOffsetDateTime("started_at").toInstant(),
                    row.getInteger("millis"));
        }
    }

    @GET
    public Listed<RefundView> list(@RestQuery @Nullable String state, @BeanParam PageParameters page) {
        var wanted = state == null ? FOR_REVIEW : state;
        if (!STATES.contains(wanted)) {
            throw Refusal.invalid("state", Catalogue.NOT_ALLOWED_VALUE, String.join(", ", STATES));
        }
        return book.inState(wanted, page.asked());
    }

    @GET
    @Path("/{refundId}")
    public RefundView read(@RestPath String refundId) {
        return book.one(id(refundId));
    }

    @GET
    @Path("/{refundId}/attempts")
    public List<Attempt> attempts(@RestPath String refundId) {
        return book.attempts(id(refundId), ATTEMPTS_MAX);
    }

    /** The provider gave it back, as its own records show. */
    @POST
    @Path("/{refundId}/adopt")
    public RefundView adopt(@RestPath String refundId) {
        return book.resolve(id(refundId), Resolution.ADOPT);
    }

    /** The provider did not give it back, as its own records show. */
    @POST
    @Path("/{refundId}/resend")
    public RefundView resend(@RestPath String refundId) {
        return book.resolve(id(refundId), Resolution.RESEND);
    }

    @POST
    @Path("/{refundId}/credit")
    public RefundView credit(@RestPath String refundId) {
        return book.resolve(id(refundId), Resolution.CREDIT);
    }

    @POST
    @Path("/{refundId}/write-off")
    public RefundView writeOff(@RestPath String refundId) {
        return book.resolve(id(refundId), Resolution.WRITE_OFF);
    }

    private static UUID id(String refundId) {
        if (!ID.matcher(refundId).matches()) {
            throw Refusal.of(Catalogue.REFUND_NOT_FOUND);
        }
        return UUID.fromString(refundId);
    }
}
