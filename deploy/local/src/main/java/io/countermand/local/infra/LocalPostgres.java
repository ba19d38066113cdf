package io.countermand.local.infra;

import io.countermand.backbone.migrate.Migrate;
import io.countermand.local.process.PostmasterPid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server in a folder. It holds no state but folder and port, so that a second class loader of the same process
 * can take hold of the same server.
 */
public final class LocalPostgres implements AutoCloseable {

    public static final String OWNER = "postgres";

    /** Of the owner and of every service's role: the server listens on this machine only. */
    public static final String PASSWORD = "countermand";

    private static final String TEMPLATE = "countermand_template";

    private final Path folder;
    private final int port;

    private LocalPostgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** A new server on a light footing. @param port 0 takes a free one */
    public static LocalPostgres start(Path folder, int port) {
        return start(folder, port, Footing.LIGHT);
    }

    /** A new server. @param port 0 takes a free one */
    public static LocalPostgres start(Path folder, int port, Footing footing) {
        try {
            var postgres = new LocalPostgres(folder, FreePort.orAny(port));
            new PostgresServer(postgres.folder, postgres.port).create(footing);
            postgres.startAgain();
            return postgres;
        } catch (IOException e) {
            throw new StartFailed("PostgreSQL could not be set up: " + e.getMessage(), e);
        }
    }

    /** A server that was started in this folder. */
    public static LocalPostgres at(Path folder, int port) {
        return new LocalPostgres(folder, port);
    }

    public static Path dataFolder(Path folder) {
        return folder.resolve("postgres");
    }

    public int port() {
        return port;
    }

    public Path folder() {
        return folder;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    public String reactiveUrl(String database) {
        return "postgresql://localhost:" + port + "/" + database;
    }

    /** Fresh, with the current schema, and the service roles able to log in with {@link #PASSWORD}. */
    public void createDatabase(String name) {
        createTemplateOnce();
        execute("postgres", "create database " + name + " template " + TEMPLATE);
    }

    /** Fast shutdown: clients are cut off, the data is safe. */
    public void stop() {
        signal("INT");
    }

    /** As if the process had been killed: recovery comes with the next start. */
    public void kill() {
        signal("QUIT");
    }

    /** On the same data and port. */
    public void startAgain() {
        new PostgresServer(folder, port).start();
    }

    @Override
    public void close() {
        stop();
    }

    private void signal(String name) {
        try {
            PostmasterPid.of(dataFolder(folder)).stop(name);
        } catch (IOException e) {
            throw new IllegalStateException("could not stop PostgreSQL in " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Migrations run once per server; databases are copies. */
    private void createTemplateOnce() {
        var done = folder.resolve("template-is-migrated");
        if (Files.exists(done)) {
            return;
        }
        execute("postgres", "create database " + TEMPLATE);
        var logins =
                Map.of("countermand_api", PASSWORD, "countermand_worker", PASSWORD, "countermand_dispatcher", PASSWORD);
        Migrate.run(jdbcUrl(TEMPLATE), OWNER, PASSWORD, logins);
        try {
            Files.write(done, List.of());
        } catch (IOException e) {
            throw new IllegalStateException("could not write " + done, e);
        }
    }

    /** Not by DriverManager: it knows the driver of one class loader only, and test resources are loaded by several. */
    private PGSimpleDataSource ownerOf(String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        source.setUser(OWNER);
        source.setPassword(PASSWORD);
        return source;
    }

    private void execute(String database, String sql) {
        try (var connection = ownerOf(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("could not " + sql, e);
        }
    }
}
