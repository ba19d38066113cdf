package io.countermand.local.infra;

import io.countermand.domain.wire.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the wire contract. */
final class LocalTopics {

    private static final int PARTITIONS = 12;
    private static final short COPIES = 1;
    private static final long PATIENCE_SECONDS = 30;

    /** The times that commands are checked against are the broker's: a producer could write any. */
    private static final Map<String, String> BROKERS_TIME = Map.of("message.timestamp.type", "LogAppendTime");

    private LocalTopics() {}

    static void create(String bootstrapServers, String prefix) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topics = Topics.ALL.stream()
                    .map(name -> new NewTopic(prefix + name, PARTITIONS, COPIES).configs(BROKERS_TIME))
                    .toList();
            admin.createTopics(topics).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            awaitKnown(admin, prefix);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new StartFailed("the topics could not be created: " + e.getCause(), e);
            }
        } catch (TimeoutException e) {
            throw new StartFailed("the topics could not be created in " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while topics were created", e);
        }
    }

    /** The controller has made them; the broker hears of it a moment later. */
    private static void awaitKnown(Admin admin, String prefix)
            throws ExecutionException, InterruptedException, TimeoutException {
        var names = Topics.ALL.stream().map(name -> prefix + name).toList();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!admin.listTopics()
                .names()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .containsAll(names)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("topics were made but do not show");
            }
            Thread.sleep(10);
        }
    }
}
