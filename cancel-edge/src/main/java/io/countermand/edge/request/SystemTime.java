package io.countermand.edge.request;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** The machine's clock in milliseconds, which PostgreSQL, JSON and people agree on, unless somebody (a test) brings another. */
public class SystemTime {

    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }
}
