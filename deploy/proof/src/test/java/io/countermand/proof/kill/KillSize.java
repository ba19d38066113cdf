package io.countermand.proof.kill;

/**
 * How much there is to do while it is killed.
 *
 * @param rounds kills at each point
 * @param orders placed before each kill
 * @param times the size of the orders
 */
record KillSize(int rounds, int orders, int times) {

    static KillSize chosen() {
        return new KillSize(3, 9, 3);
    }
}
