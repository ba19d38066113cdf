package io.countermand.backbone.production;

import static java.util.Objects.requireNonNull;
import static org.apache.kafka.common.config.ConfigResource.Type.TOPIC;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** How safely the topics are kept. */
final class Replication {

    private final Map<String, Object> client;
    private final List<String> topics;
    private final ProductionConfig config;

    Replication(Map<String, Object> client, List<String> topics, ProductionConfig config) {
        this.client = new HashMap<>(client);
        this.topics = topics;
        this.config = config;
        var millis = (int) config.patience().toMillis();
        this.client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        this.client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    }

    /** Nobody answered: nothing is known. */
    static final class Away extends Exception {

        Away(Throwable cause) {
            super("Kafka does not answer: " + cause, cause);
        }
    }

    /** Each a sentence that names the topic. */
    List<String> problems() throws Away, InterruptedException {
        var problems = new ArrayList<String>();
        try (var admin = Admin.create(client)) {
            var descriptions = admin.describeTopics(topics).topicNameValues();
            var resources = topics.stream()
                    .map(topic -> new ConfigResource(TOPIC, topic))
                    .toList();
            var settings = admin.describeConfigs(resources).values();
            for (var topic : topics) {
                problems.addAll(problems(
                        topic,
                        requireNonNull(descriptions.get(topic)),
                        requireNonNull(settings.get(new ConfigResource(TOPIC, topic)))));
            }
        } catch (KafkaException e) {
            throw new Away(e); // no address of a broker can be resolved yet
        }
        return problems;
    }

    private List<String> problems(String topic, KafkaFuture<TopicDescription> description, KafkaFuture<Config> settings)
            throws Away, InterruptedException {
        try {
            return problems(topic, description.get(), settings.get());
        } catch (ExecutionException e) {
            var cause = requireNonNull(e.getCause());
            // A topic that is not there is retriable to Kafka's clients; to us it is an answer.
            if (cause instanceof RetriableException && !(cause instanceof UnknownTopicOrPartitionException)) {
                throw new Away(cause);
            }
            return List.of("Topic %s cannot be looked at: %s".formatted(topic, cause.getMessage()));
        }
    }

    private List<String> problems(String topic, TopicDescription description, Config settings) {
        var problems = new ArrayList<String>();
        var copies = description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (copies < config.copiesMin()) {
            problems.add("Topic %s has a replication factor of %d, must be %d or more."
                    .formatted(topic, copies, config.copiesMin()));
        }
        var inSync = Integer.parseInt(
                requireNonNull(settings.get(MIN_IN_SYNC_REPLICAS_CONFIG)).value());
        if (inSync < config.inSyncMin()) {
            problems.add("Topic %s has min.insync.replicas %d, must be %d or more."
                    .formatted(topic, inSync, config.inSyncMin()));
        }
        return problems;
    }
}
