package io.countermand.backbone.production;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the production profile asks of the cluster. Whoever asks for less gives up that a 202 survives the loss of a broker. */
@ConfigMapping(prefix = "countermand.production")
public interface ProductionConfig {

    /** Replication factor of every topic: one broker may be away for maintenance and another be lost. */
    @WithDefault("3")
    int copiesMin();

    /** {@code min.insync.replicas} of every topic: with one, an acknowledged command can live on one broker alone. */
    @WithDefault("2")
    int inSyncMin();

    /** For one question to Kafka at the start. Without an answer the service starts, as ever, and asks until there is one. */
    @WithDefault("5s")
    Duration patience();

    /** Between two questions to Kafka or PostgreSQL while they are away. */
    @WithDefault("5s")
    Duration pause();
}
