package io.countermand.edge;

/** What both front doors agree on. */
public final class Edge {

    /** Every call of the documented API lies below it and needs a credential. */
    public static final String BASE = "/raas/v2";

    private Edge() {}
}
