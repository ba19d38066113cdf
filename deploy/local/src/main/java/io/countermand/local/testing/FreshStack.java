package io.countermand.local.testing;

import io.countermand.local.infra.LocalKafka;
import io.countermand.local.infra.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * For {@code @QuarkusTestResource}: a fresh database and a fresh set of topics, on one server and one broker per JVM.
 */
public final class FreshStack implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "countermand.fresh.database";
    private static final String TOPIC_PREFIX = "countermand.fresh.topic-prefix";

    @Override
    public Map<String, String> start() {
        var stack = create();
        var keys = new HashMap<>(TestSecrets.configuration());
        keys.put("quarkus.datasource.reactive.url", stack.reactiveUrl());
        keys.put("kafka.bootstrap.servers", stack.bootstrapServers());
        keys.put("countermand.topic-prefix", stack.topicPrefix());
        keys.putAll(NoLimits.configuration());
        keys.put("quarkus.http.test-port", "0");
        keys.put("quarkus.management.test-port", "0");
        keys.put("countermand.webhook.administration.port", "0");
        // Tests push the clock by more than what is kept.
        keys.put("countermand.webhook.retention.every", "365d");
        return keys;
    }

    /** Server, broker and data stay: the next test class takes a new database, and all end with the JVM. */
    @Override
    public void stop() {}

    /** Without Quarkus: for tests that start services as processes. */
    public static Current create() {
        var infra = SharedInfra.ofThisProcess();
        var name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        infra.postgres().createDatabase(name);
        infra.kafka().createTopics(name + ".");
        System.setProperty(DATABASE, name);
        System.setProperty(TOPIC_PREFIX, name + ".");
        return current();
    }

    /** What the running test class got. */
    public static Current current() {
        return new Current(
                SharedInfra.ofThisProcess(),
                Objects.requireNonNull(System.getProperty(DATABASE), "no FreshStack was started"),
                Objects.requireNonNull(System.getProperty(TOPIC_PREFIX), "no FreshStack was started"));
    }

    /** A database and the topics with a prefix. */
    public record Current(LocalPostgres postgres, LocalKafka kafka, String database, String topicPrefix) {

        Current(SharedInfra infra, String database, String topicPrefix) {
            this(infra.postgres(), infra.kafka(), database, topicPrefix);
        }

        public String jdbcUrl() {
            return postgres.jdbcUrl(database);
        }

        public String reactiveUrl() {
            return postgres.reactiveUrl(database);
        }

        public String owner() {
            return LocalPostgres.OWNER;
        }

        public String ownerPassword() {
            return LocalPostgres.PASSWORD;
        }

        public String bootstrapServers() {
            return kafka.bootstrapServers();
        }

        public String topic(String name) {
            return topicPrefix + name;
        }

        public String adminKey() {
            return TestSecrets.ADMIN_KEY;
        }

        public String pepper() {
            return TestSecrets.PEPPER;
        }
    }
}
