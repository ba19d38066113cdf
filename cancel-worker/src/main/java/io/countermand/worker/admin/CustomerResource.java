package io.countermand.worker.admin;

import io.countermand.edge.page.PageParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Makes customers of platforms. As documented, they are never deleted. (ours) */
@Path("/admin/platforms/{platform}")
@RunOnVirtualThread
public class CustomerResource {

    private final CustomerBook book;

    CustomerResource(CustomerBook book) {
        this.book = book;
    }

    public record NewCustomer(@Nullable String customerIdentifier) {}

    @POST
    @Path("/customers")
    public Response create(@RestPath String platform, NewCustomer wanted) {
        return book.make(platform, Identifiers.check("customerIdentifier", wanted.customerIdentifier()))
                .answer();
    }

    @GET
    @Path("/customers")
    public Listed<CustomerView> list(@RestPath String platform, @BeanParam PageParameters page) {
        return book.list(platform, page.asked());
    }

    @GET
    @Path("/customers/{customer}")
    public CustomerView read(@RestPath String platform, @RestPath String customer) {
        return book.read(platform, customer);
    }
}
