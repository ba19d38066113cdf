package io.countermand.api.account;

import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Accounts of the caller's platform. */
@Path(Edge.BASE + "/accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    private static final PageAsked.Limits LIMITS = new PageAsked.Limits(1, 100, 500);

    private final ReadAccount readAccount;
    private final ReadStatement readStatement;
    private final CurrentCaller caller;

    AccountResource(ReadAccount readAccount, ReadStatement readStatement, CurrentCaller caller) {
        this.readAccount = readAccount;
        this.readStatement = readStatement;
        this.caller = caller;
    }

    @GET
    @Path("{accountIdentifier}")
    public Uni<AccountView> account(@RestPath String accountIdentifier) {
        return readAccount
                .read(caller.get(), accountIdentifier)
                .map(found -> found.orElseThrow(() -> Refusal.of(Catalogue.ACCOUNT_NOT_FOUND)));
    }

    @GET
    @Path("{accountIdentifier}/transactions")
    public Uni<Statement> transactions(
            @RestPath String accountIdentifier,
            @RestQuery @Nullable String prevCursor,
            @RestQuery @Nullable String nextCursor,
            @RestQuery @Nullable String maxResults) {
        var page = PageAsked.of(LIMITS, prevCursor, nextCursor, maxResults);
        return readStatement.read(caller.get(), accountIdentifier, page);
    }
}
