package io.countermand.bench.running;

import io.countermand.local.infra.Footing;
import io.countermand.local.infra.LocalKafka;
import io.countermand.local.infra.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One PostgreSQL and one broker for all benches of a call.
 *
 * @param home the folder of the repository
 * @param folder where this call keeps its data and logs
 */
public record Ground(Path home, Path folder, LocalPostgres postgres, LocalKafka kafka) implements AutoCloseable {

    public static Ground start(Path home, Path folder) {
        var postgres = LocalPostgres.start(folder.resolve("postgres"), 0, Footing.FIRM);
        return new Ground(home, folder, postgres, LocalKafka.start(folder.resolve("kafka"), 0, Footing.FIRM));
    }

    /** With a database and topics that nobody used before. */
    public Site site(String name, int rounds) throws IOException {
        postgres.createDatabase(name);
        kafka.createTopics(name + ".");
        return new Site(this, name, rounds, Files.createDirectories(folder.resolve(name)));
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
