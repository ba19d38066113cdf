package io.countermand.backbone.testing;

import io.countermand.backbone.migrate.Migrate;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A database of its own for each test class, on one server of the test JVM. */
public final class FreshDatabase {

    public static final String OWNER = "postgres";
    public static final String PASSWORD = "local";

    private static final Vertx VERTX = Vertx.vertx();

    private final int port;
    private final String name;

    private FreshDatabase(int port, String name) {
        this.port = port;
        this.name = name;
    }

    public static FreshDatabase migrated() {
        var database = empty();
        database.migrate();
        return database;
    }

    public static FreshDatabase empty() {
        return on(Server.RUNNING);
    }

    public static FreshDatabase on(EmbeddedPostgres server) {
        var name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        new FreshDatabase(server.getPort(), OWNER).execute("create database " + name);
        return new FreshDatabase(server.getPort(), name);
    }

    public void migrate() {
        Migrate.run(
                jdbcUrl(),
                OWNER,
                PASSWORD,
                Map.of(
                        "countermand_api", PASSWORD,
                        "countermand_worker", PASSWORD,
                        "countermand_dispatcher", PASSWORD));
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    public Connection connectAs(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, PASSWORD);
    }

    public Pool pool(int connections) {
        var options = new PgConnectOptions()
                .setHost("localhost")
                .setPort(port)
                .setDatabase(name)
                .setUser(OWNER)
                .setPassword(PASSWORD);
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections))
                .connectingTo(options)
                .using(VERTX)
                .build();
    }

    public void execute(String sql) {
        try (var connection = connectAs(OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column, as text. */
    public List<String> column(String sql) {
        try (var connection = connectAs(OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var column = new ArrayList<String>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start", e);
            }
        }
    }
}
