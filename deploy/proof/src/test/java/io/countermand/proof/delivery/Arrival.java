package io.countermand.proof.delivery;

import java.util.UUID;

/**
 * One webhook as a receiver wrote it down.
 *
 * @param body its hash
 */
record Arrival(UUID eventId, long revision, String body) {

    static Arrival of(String line) {
        var columns = line.split(" ", -1);
        return new Arrival(UUID.fromString(columns[0]), Long.parseLong(columns[1]), columns[2]);
    }

    String line() {
        return eventId + " " + revision + " " + body;
    }
}
