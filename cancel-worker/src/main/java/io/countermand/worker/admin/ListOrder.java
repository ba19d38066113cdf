package io.countermand.worker.admin;

import io.countermand.edge.page.PageAsked;
import io.quarkus.panache.common.Sort;

/**
 * Where a page of a list starts and which way it is read.
 *
 * @param rising whether the numbers of what is read grow
 * @param beside the number next to the page, which is not on it
 */
record ListOrder(boolean rising, long beside) {

    static ListOrder oldestFirst(PageAsked page) {
        return of(page, !page.backwards());
    }

    static ListOrder newestFirst(PageAsked page) {
        return of(page, page.backwards());
    }

    private static ListOrder of(PageAsked page, boolean rising) {
        var end = rising ? 0 : Long.MAX_VALUE;
        return new ListOrder(rising, page.key().isEmpty() ? end : page.key().getFirst());
    }

    /** Between a column and {@link #beside}. */
    String operator() {
        return rising ? ">" : "<";
    }

    String direction() {
        return rising ? "asc" : "desc";
    }

    Sort by(String column) {
        return rising ? Sort.ascending(column) : Sort.descending(column);
    }

    /** For identities that are integers. */
    int besideOrLargest() {
        return (int) Math.min(beside, Integer.MAX_VALUE);
    }
}
