package io.countermand.proof.kill;

/**
 * The long one with {@code -Dcountermand.long=true}.
 *
 * @param rounds kills at each point
 * @param orders placed before each kill
 * @param times the size of the orders
 */
record KillSize(int rounds, int orders, int times) {

    static KillSize chosen() {
        return Boolean.getBoolean("countermand.long") ? new KillSize(3, 9, 3) : new KillSize(1, 6, 1);
    }
}
