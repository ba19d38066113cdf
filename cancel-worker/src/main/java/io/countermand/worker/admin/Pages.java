package io.countermand.worker.admin;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;

/** How much a list of the administration shows at a time. */
final class Pages {

    private static final int SIZE_MAX = 500;

    private Pages() {}

    static int size(int maxResults) {
        if (maxResults < 1 || maxResults > SIZE_MAX) {
            throw Refusal.invalid("maxResults", Catalogue.OUT_OF_RANGE, 1, SIZE_MAX);
        }
        return maxResults;
    }
}
