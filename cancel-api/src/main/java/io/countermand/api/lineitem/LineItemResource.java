package io.countermand.api.lineitem;

import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.page.Given;
import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** Line items of the caller's orders. */
@Path(LineItemPath.BASE)
@Produces(MediaType.APPLICATION_JSON)
public class LineItemResource {

    private static final PageAsked.Limits LIMITS = new PageAsked.Limits(3, 100, 500);
    private static final String SORTED_BY = "dateIssued";

    private final ReadLineItem readLineItem;
    private final ListLineItems listLineItems;
    private final CurrentCaller caller;

    LineItemResource(ReadLineItem readLineItem, ListLineItems listLineItems, CurrentCaller caller) {
        this.readLineItem = readLineItem;
        this.listLineItems = listLineItems;
        this.caller = caller;
    }

    @GET
    @Path("{referenceLineItemID}")
    public Uni<LineItemViewVerbose> lineItem(@RestPath("referenceLineItemID") String referenceLineItemId) {
        return readLineItem.read(caller.get(), LineItemPath.id(referenceLineItemId));
    }

    @GET
    public Uni<LineItemList> lineItems(@BeanParam ListAsked asked) {
        if (asked.columnSortName() != null && !SORTED_BY.equals(asked.columnSortName())) {
            throw Refusal.invalid("columnSortName", Catalogue.NOT_ALLOWED_VALUE, SORTED_BY);
        }
        var ascending = Given.isTrue("columnSortAscending", asked.columnSortAscending());
        return listLineItems.list(caller.get(), LineItemFilter.of(asked), page(asked), ascending);
    }

    private static PageAsked page(ListAsked asked) {
        var size = PageAsked.size(LIMITS, "elementsPerBlock", asked.elementsPerBlock());
        var backwards = Given.isTrue("pagePrevious", asked.pagePrevious());
        var keys = asked.pageKeys();
        return keys == null
                ? new PageAsked(List.of(), false, size)
                : new PageAsked(PageAsked.key(LIMITS, "pageKeys", keys), backwards, size);
    }
}
