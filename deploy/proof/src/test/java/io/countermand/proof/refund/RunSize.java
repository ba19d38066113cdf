package io.countermand.proof.refund;

/** How much is refunded and how often something dies; the long one with {@code -Dcountermand.long=true}. */
record RunSize(int refunds, int workerKills, int providerRestarts) {

    private static final boolean LONG = Boolean.getBoolean("countermand.long");

    static RunSize chosen() {
        return LONG ? new RunSize(5_000, 20, 5) : new RunSize(200, 2, 1);
    }

    boolean isLong() {
        return LONG;
    }

    int deaths() {
        return workerKills + providerRestarts;
    }
}
