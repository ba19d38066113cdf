package io.countermand.worker.admin;

import io.countermand.edge.page.PageParameters;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.worker.admin.IssueCredential.Issued;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Gives platforms their keys. A key is shown once, here. Two may be live at a time: to rotate, have a second one made, change
 * over, revoke the first. A revoked one stops working within the time that front doors believe a credential. (ours)
 */
@Path("/admin/platforms/{platform}/credentials")
public class CredentialResource {

    private final IssueCredential issueCredential;
    private final Changes changes;
    private final InstantSource clock;

    CredentialResource(IssueCredential issueCredential, Changes changes, InstantSource clock) {
        this.issueCredential = issueCredential;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @WithSession
    public Uni<Listed<CredentialView>> list(@RestPath String platform, @BeanParam PageParameters parameters) {
        var page = parameters.asked();
        return Platform.existing(platform)
                .chain(known -> Credential.of(known, page))
                .map(found -> Listed.of(found, page, one -> List.of(one.ordinal), CredentialView::of));
    }

    @POST
    @WithTransaction
    public Uni<Response> create(@RestPath String platform, CredentialScope wanted) {
        return Platform.locked(platform)
                .chain(known -> issueCredential.to(known, wanted))
                .map(CredentialResource::created);
    }

    /** A second key with the rights and the scope of this one, which stays live until it is revoked. */
    @POST
    @Path("/{credential}/rotate")
    @WithTransaction
    public Uni<Response> rotate(@RestPath String platform, @RestPath UUID credential) {
        return Platform.locked(platform)
                .chain(known -> Credential.existing(known, credential)
                        .invoke(CredentialResource::mustBeLive)
                        .chain(old -> issueCredential.to(known, CredentialScope.of(old))))
                .map(CredentialResource::created);
    }

    @DELETE
    @Path("/{credential}")
    @WithTransaction
    public Uni<CredentialView> revoke(@RestPath String platform, @RestPath UUID credential) {
        return Platform.locked(platform)
                .chain(known -> Credential.existing(known, credential))
                .chain(found -> found.isLive()
                        ? revoked(platform, found)
                        : Uni.createFrom().item(CredentialView.of(found)));
    }

    private Uni<CredentialView> revoked(String platform, Credential credential) {
        var before = CredentialView.of(credential);
        credential.revokedAt = clock.instant();
        var after = CredentialView.of(credential);
        return changes.record(credential.subject(platform), before, after).replaceWith(after);
    }

    private static void mustBeLive(Credential credential) {
        if (!credential.isLive()) {
            throw Refusal.of(Catalogue.CREDENTIAL_NOT_FOUND);
        }
    }

    private static Response created(Issued issued) {
        return Response.status(Status.CREATED).entity(issued).build();
    }
}
