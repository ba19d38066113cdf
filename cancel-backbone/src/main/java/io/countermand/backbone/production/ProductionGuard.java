package io.countermand.backbone.production;

import io.countermand.backbone.setting.Settings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * In the production profile a service refuses to start where money could get lost. While Kafka is away nothing is known of
 * the topics: the service starts, since it can accept nothing then either, and ends once it knows better.
 */
@ApplicationScoped
class ProductionGuard {

    private static final Logger LOG = Logger.getLogger(ProductionGuard.class);
    private static final String PROFILE = "prod";
    private static final int AFTER_THE_SETTINGS = 2;

    private final Settings settings;
    private final ProductionConfig config;
    private final Pool pool;
    private final Replication replication;

    ProductionGuard(
            Settings settings,
            UsedTopics topics,
            ProductionConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Pool pool) {
        this.settings = settings;
        this.config = config;
        this.pool = pool;
        var prefix = ConfigProvider.getConfig()
                .getOptionalValue(Settings.TOPIC_PREFIX, String.class)
                .orElse("");
        this.replication = new Replication(kafka, topics.withPrefix(prefix), config);
    }

    void check(@Observes @Priority(AFTER_THE_SETTINGS) StartupEvent start) throws InterruptedException {
        if (LaunchMode.current() == LaunchMode.NORMAL && ConfigUtils.isProfileActive(PROFILE)) {
            refuseIfAny(
                    PublicValues.problems(settings, ConfigProvider.getConfig().unwrap(SmallRyeConfig.class)));
            if (!areTopicsSafe()) {
                later("topics-check", this::areTopicsSafeOrEnd);
            }
            later("standby-check", this::isStandbyKnown);
        }
    }

    /** @return false if nobody answered */
    private boolean areTopicsSafe() throws InterruptedException {
        try {
            refuseIfAny(replication.problems());
            return true;
        } catch (Replication.Away e) {
            LOG.warnf("the topics could not be checked yet. %s", e.getMessage());
            return false;
        }
    }

    private boolean areTopicsSafeOrEnd() throws InterruptedException {
        try {
            return areTopicsSafe();
        } catch (IllegalStateException e) {
            LOG.fatal(e.getMessage());
            Quarkus.asyncExit(1);
            return true;
        }
    }

    private boolean isStandbyKnown() {
        try {
            Standby.problem(pool).ifPresent(LOG::warn);
            return true;
        } catch (RuntimeException e) {
            LOG.debugf("PostgreSQL could not be asked whether it replicates: %s", e.getMessage());
            return false;
        }
    }

    private void later(String name, Question question) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                while (!question.isAnswered()) {
                    Thread.sleep(config.pause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** To be asked until somebody answers. */
    private interface Question {

        boolean isAnswered() throws InterruptedException;
    }

    private static void refuseIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("This is the production profile. " + String.join(" ", problems));
        }
    }
}
