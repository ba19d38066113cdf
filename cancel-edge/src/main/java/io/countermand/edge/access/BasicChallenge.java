package io.countermand.edge.access;

import io.countermand.edge.refusal.Challenge;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Platform keys are always taken, and named first. */
@Singleton
@Priority(1)
class BasicChallenge implements Challenge {

    @Override
    public Optional<String> header() {
        return Optional.of("Basic realm=\"countermand\"");
    }
}
