package io.countermand.proof.delivery;

/**
 * The long one with {@code -Dcountermand.long=true}.
 *
 * @param kills of a dispatcher
 * @param databaseKills besides
 * @param eventsEach sent before each of them
 * @param endpointsEach of each of the two platforms
 */
record DeliverySize(int kills, int databaseKills, int eventsEach, int endpointsEach) {

    static DeliverySize chosen() {
        return isLong() ? new DeliverySize(40, 5, 450, 25) : new DeliverySize(2, 1, 100, 25);
    }

    static boolean isLong() {
        return Boolean.getBoolean("countermand.long");
    }
}
