package io.countermand.api.dryrun;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What dry runs may cost: they are the only reads that grow with an order. */
@ConfigMapping(prefix = "countermand.api.dry-run")
public interface DryRunConfig {

    /** Of one pod; whoever comes on top is told to come back. */
    @WithDefault("2")
    int atOnceMax();

    /** For the whole transaction; PostgreSQL ends it then, and the answer is 503. */
    @WithDefault("5s")
    Duration patience();

    /** Line items read at a time, so that memory does not grow with the order. */
    @WithDefault("1000")
    int pageSize();

    /** As the contract says; a larger order is refused. */
    @WithDefault("50000")
    int lineItemsMax();
}
