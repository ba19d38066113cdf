package io.countermand.worker.admin;

import io.countermand.edge.page.Page;
import io.countermand.edge.page.PageAsked;
import io.countermand.edge.page.Pagination;
import java.util.List;
import java.util.function.Function;

/** A page of any list of the administration, and what leads to the pages beside it. */
public record Listed<T>(List<T> items, Pagination pagination) {

    /** @param read in the direction of the page, one more than asked for if there are more */
    static <E, T> Listed<T> of(List<E> read, PageAsked asked, Function<E, List<Long>> key, Function<E, T> view) {
        var page = Page.cut(read, asked, key);
        return new Listed<>(page.rows().stream().map(view).toList(), page.pagination(asked));
    }
}
