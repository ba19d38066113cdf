package io.countermand.domain.broken;

import java.time.Instant;
import java.util.UUID;

/** Breaks the rule that time, chance and ids come in as arguments, to show that the rule is asked. */
public final class DomainThatLooksAtTheClock {

    String now() {
        return Instant.now() + " " + UUID.randomUUID();
    }
}
