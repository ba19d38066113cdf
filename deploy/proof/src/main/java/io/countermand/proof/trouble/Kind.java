package io.countermand.proof.trouble;

/** What can go wrong, and the work that must be open when it does: else it would hit nothing. */
public enum Kind {
    KILL_WORKER("worker killed", Work.ACTIONS),
    KILL_DISPATCHER("dispatcher killed", Work.DELIVERIES),
    KILL_API("API killed", Work.REQUESTS),
    KILL_BROKER("broker killed", Work.ACTIONS),
    KILL_DATABASE("database killed", Work.ACTIONS),
    PAUSE_WORKER("worker paused in a transaction", Work.ACTIONS),
    PAUSE_DISPATCHER("dispatcher paused through its lease", Work.DELIVERIES),
    CUT_KAFKA("Kafka cut off", Work.ACTIONS),
    CUT_DATABASE("database cut off", Work.ACTIONS),
    CUT_PROVIDER("payment provider cut off", Work.REFUNDS),
    CUT_RECEIVERS("receivers cut off", Work.DELIVERIES),
    SLOW_KAFKA("Kafka slow", Work.ACTIONS),
    SLOW_DATABASE("database slow", Work.ACTIONS),
    SLOW_PROVIDER("payment provider slow", Work.REFUNDS),
    SLOW_RECEIVERS("receivers slow", Work.DELIVERIES);

    private final String title;
    private final Work needs;

    Kind(String title, Work needs) {
        this.title = title;
        this.needs = needs;
    }

    public String title() {
        return title;
    }

    public Work needs() {
        return needs;
    }
}
