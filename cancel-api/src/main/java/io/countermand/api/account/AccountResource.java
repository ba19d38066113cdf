package io.countermand.api.account;

import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;

/** Accounts of the caller's platform. */
@Path(Edge.BASE + "/accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    private static final Pattern IDENTIFIER = Pattern.compile("[-a-zA-Z0-9]{5,100}");

    private final ReadAccount readAccount;
    private final CurrentCaller caller;

    AccountResource(ReadAccount readAccount, CurrentCaller caller) {
        this.readAccount = readAccount;
        this.caller = caller;
    }

    @GET
    @Path("{accountIdentifier}")
    public Uni<AccountView> account(@RestPath String accountIdentifier) {
        if (!IDENTIFIER.matcher(accountIdentifier).matches()) {
            throw notFound(); // nobody can have it
        }
        return readAccount
                .read(caller.get(), accountIdentifier)
                .map(found -> found.orElseThrow(AccountResource::notFound));
    }

    private static Refusal notFound() {
        return Refusal.of(Catalogue.ACCOUNT_NOT_FOUND);
    }
}
