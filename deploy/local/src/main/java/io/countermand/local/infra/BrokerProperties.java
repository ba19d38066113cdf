package io.countermand.local.infra;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** One node that is broker and controller, small enough for a laptop and quick to recover. */
final class BrokerProperties {

    private BrokerProperties() {}

    static void write(Path file, Path data, Listeners listeners) throws IOException {
        var properties = new Properties();
        putAll(properties, listeners.properties());
        putAll(properties, SINGLE_NODE);
        properties.setProperty("log.dirs", data.toString());
        try (OutputStream output = Files.newOutputStream(file)) {
            properties.store(output, null);
        }
    }

    private static final String SINGLE_NODE = """
            process.roles=broker,controller
            node.id=1
            controller.listener.names=CONTROLLER
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=3
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            auto.create.topics.enable=false
            group.initial.rebalance.delay.ms=0
            broker.session.timeout.ms=3000
            broker.heartbeat.interval.ms=500
            log.retention.hours=336
            log.index.size.max.bytes=1048576
            log.cleaner.dedupe.buffer.size=8388608
            """;

    private static void putAll(Properties properties, String lines) {
        lines.lines().map(line -> line.split("=", 2)).forEach(pair -> properties.setProperty(pair[0], pair[1]));
    }
}
