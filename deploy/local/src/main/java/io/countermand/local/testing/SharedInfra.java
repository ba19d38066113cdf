package io.countermand.local.testing;

import io.countermand.local.infra.LocalKafka;
import io.countermand.local.infra.LocalPostgres;
import io.countermand.local.infra.StartFailed;
import io.countermand.local.process.AfterParent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One server and one broker per JVM. Quarkus loads test resources in several class loaders, so where they are is written into
 * system properties, which all of them share.
 */
record SharedInfra(LocalPostgres postgres, LocalKafka kafka) {

    private static final String FOLDER = "countermand.shared.folder";
    private static final String POSTGRES_PORT = "countermand.shared.postgres-port";
    private static final String KAFKA_PORT = "countermand.shared.kafka-port";

    static SharedInfra ofThisProcess() {
        // The lock must be the same object for every class loader.
        synchronized (Runtime.getRuntime()) {
            var folder = System.getProperty(FOLDER);
            return folder == null ? start() : at(Path.of(folder));
        }
    }

    private static SharedInfra at(Path folder) {
        return new SharedInfra(
                LocalPostgres.at(folder, Integer.getInteger(POSTGRES_PORT)),
                LocalKafka.at(folder, Integer.getInteger(KAFKA_PORT)));
    }

    private static SharedInfra start() {
        try {
            var folder = Files.createTempDirectory("countermand-test-");
            AfterParent.stopsPostgres(LocalPostgres.dataFolder(folder), folder, false);
            var infra = new SharedInfra(LocalPostgres.start(folder, 0), LocalKafka.start(folder, 0));
            System.setProperty(POSTGRES_PORT, String.valueOf(infra.postgres.port()));
            System.setProperty(KAFKA_PORT, String.valueOf(infra.kafka.port()));
            System.setProperty(FOLDER, folder.toString());
            return infra;
        } catch (IOException e) {
            throw new StartFailed("no folder for PostgreSQL and Kafka: " + e.getMessage(), e);
        }
    }
}
