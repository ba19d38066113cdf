package io.countermand.bench;

import io.countermand.domain.access.KeyHash;
import io.countermand.local.infra.FreePort;
import io.countermand.local.infra.LocalKafka;
import io.countermand.local.infra.LocalPostgres;
import io.countermand.local.process.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL, Kafka, the API and the floor, with as many orders as the load goes through. */
final class BenchStack implements AutoCloseable {

    static final String PLATFORM = "bench";
    static final String KEY = "a-key-that-opens-the-bench-and-nothing-else";
    static final int ORDERS = 100_000;
    private static final String DATABASE = "bench";
    private static final String PEPPER = "the pepper of the bench, 32 characters or more";
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final List<String> HEAP = List.of("-Xmx256m", "--add-opens=java.base/java.lang=ALL-UNNAMED");

    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final Path home;
    private final Path folder;

    BenchStack(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
        postgres = LocalPostgres.start(folder.resolve("postgres"), 0);
        kafka = LocalKafka.start(folder.resolve("kafka"), 0);
        postgres.createDatabase(DATABASE);
        kafka.createTopics("");
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Orders of ten line items on a thousand accounts; only their headers, since the API reads no more. */
    void placeOrders() throws SQLException {
        try (var connection = open()) {
            for (var sql : placing()) {
                try (var statement = connection.prepareStatement(sql)) {
                    if (sql.contains("?")) {
                        statement.setBytes(1, new KeyHash(PEPPER).of(KEY));
                    }
                    statement.execute();
                }
            }
        }
    }

    /** @return the port */
    int startApi() throws IOException, InterruptedException {
        var settings =
                new HashMap<>(Map.of("COUNTERMAND_ACCESS_PEPPER", PEPPER, "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"));
        // What is measured is the path of one request, not the limits that protect it.
        settings.put("COUNTERMAND_LIMITS_PLATFORM_REQUESTS_PER_SECOND", "1000000");
        settings.put("COUNTERMAND_LIMITS_PLATFORM_BURST", "1000000");
        settings.put("COUNTERMAND_API_ACTION_INTERVAL", "0s");
        return start("cancel-api", home.resolve("cancel-api"), settings);
    }

    /** @return the port */
    int startFloor() throws IOException, InterruptedException {
        return start("floor", home.resolve("deploy/bench/floor"), Map.of("FLOOR_TOPIC", "refunds.settled"));
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }

    private int start(String name, Path module, Map<String, String> own) throws IOException, InterruptedException {
        var port = FreePort.several(1).getFirst();
        var environment = new HashMap<>(own);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(DATABASE));
        environment.put("QUARKUS_DATASOURCE_PASSWORD", LocalPostgres.PASSWORD);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        var jar = module.resolve("target/quarkus-app/quarkus-run.jar");
        var ours = System.getProperty("java.class.path");
        var classPath = jar + java.io.File.pathSeparator + ours;
        var main = List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        var process = new ChildJvm(name, folder, classPath, HEAP, main, environment).start();
        awaitAnswer(name, process, port);
        return port;
    }

    private void awaitAnswer(String name, Process process, int port) throws InterruptedException {
        var deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " did not start; see " + folder.resolve(name + ".log"));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() > 0;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(DATABASE), LocalPostgres.OWNER, LocalPostgres.PASSWORD);
    }

    private static List<String> placing() {
        return List.of(
                "insert into access.platform (name, created_at) values ('" + PLATFORM + "', now())",
                """
                insert into access.credential (id, platform_id, key_hash, created_at)
                select gen_random_uuid(), id, ?, now() from access.platform
                """,
                """
                insert into cancellation.customer (platform_id, identifier, created_at)
                select id, 'bench-customer', now() from access.platform
                """,
                """
                insert into cancellation.account (platform_id, customer_id, identifier, currency, created_at)
                select c.platform_id, c.id, 'bench-account-' || n, 'USD', now()
                from cancellation.customer c, generate_series(1, 1000) n
                """,
                """
                insert into cancellation.orders (platform_id, reference_order_id, customer_id, account_id, source, status,
                    currency, created_at, total_line_items, arrived_line_items, payment_kind, version, first_seen_at)
                select a.platform_id, 'RA-' || n, a.customer_id, a.id, 'RA', 'COMPLETE', 'USD', now(), 10, 10, 'ACCOUNT', 1, now()
                from generate_series(0, %d) n join cancellation.account a on a.identifier = 'bench-account-' || (n %% 1000 + 1)
                """.formatted(ORDERS - 1),
                "analyze");
    }
}
