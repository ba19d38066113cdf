package io.countermand.api.action;

import io.countermand.edge.page.Page;
import io.countermand.edge.page.PageAsked;
import io.countermand.edge.page.Pagination;
import java.util.List;

/** A page of an action's verdicts. */
public record VerdictPage(List<LineItemVerdict> lineItems, Pagination pagination) {

    static VerdictPage of(List<NumberedVerdict> read, PageAsked asked) {
        var page = Page.cut(read, asked, NumberedVerdict::key);
        return new VerdictPage(
                page.rows().stream().map(NumberedVerdict::verdict).toList(), page.pagination(asked));
    }
}
