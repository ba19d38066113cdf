package io.countermand.backbone.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.countermand.backbone.testing.FreshDatabase;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrateTest {

    private static final String APPLIED = "select version from flyway_schema_history where success order by version";

    @Test
    void repeatsHarmlessly() {
        var database = FreshDatabase.migrated();
        var applied = database.column(APPLIED);

        assertThatCode(database::migrate).doesNotThrowAnyException();

        assertThat(database.column(APPLIED)).isEqualTo(applied).isNotEmpty();
    }

    @Test
    void runsTwiceAtOnce() throws Exception {
        var database = FreshDatabase.empty();

        allAtOnce(database, database, database, database);

        assertThat(database.column(APPLIED)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void runsForSeveralDatabasesOfOneServerAtOnce() throws Exception {
        var databases = Stream.generate(FreshDatabase::empty).limit(6).toArray(FreshDatabase[]::new);

        allAtOnce(databases);

        assertThat(databases)
                .allSatisfy(database -> assertThat(database.column(APPLIED)).isNotEmpty());
    }

    @Test
    void givesEveryServiceItsLogin() {
        var database = FreshDatabase.migrated();

        assertThat(Stream.of("countermand_api", "countermand_worker", "countermand_dispatcher"))
                .allSatisfy(role ->
                        assertThatCode(() -> database.connectAs(role).close()).doesNotThrowAnyException());
    }

    private static void allAtOnce(FreshDatabase... databases) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var migrations = Stream.of(databases)
                    .<Callable<Void>>map(database -> () -> {
                        database.migrate();
                        return null;
                    })
                    .toList();
            for (var migration : threads.invokeAll(migrations)) {
                migration.get();
            }
        }
    }
}
