package io.countermand.backbone.migrate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * Brings a database to the current schema and gives the service roles their passwords. Safe to repeat and to run twice at
 * once (Flyway locks).
 */
public final class Migrate {

    private static final String CONCURRENTLY_UPDATED = "XX000";
    private static final int TRIES_MAX = 20;

    private Migrate() {}

    /** @param passwords role name to password; roles not named keep what they have */
    public static void run(String jdbcUrl, String owner, String ownerPassword, Map<String, String> passwords) {
        Flyway.configure()
                .dataSource(jdbcUrl, owner, ownerPassword)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        passwords.forEach((role, password) -> giveLogin(jdbcUrl, owner, ownerPassword, role, password));
    }

    private static void giveLogin(String jdbcUrl, String owner, String ownerPassword, String role, String password) {
        try (var connection = DriverManager.getConnection(jdbcUrl, owner, ownerPassword)) {
            alterUntilAlone(connection, role, password);
        } catch (SQLException e) {
            throw new IllegalStateException("could not give role " + role + " its password", e);
        }
    }

    /** Roles belong to all databases of a server: of two that are migrated at once, one is told to try again. */
    private static void alterUntilAlone(Connection connection, String role, String password) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                alter(connection, role, password);
                return;
            } catch (SQLException e) {
                if (tries == TRIES_MAX || !CONCURRENTLY_UPDATED.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    /** Hashed here, so that the password itself can stand in no log of the server. */
    private static void alter(Connection connection, String role, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
        try (var statement = connection.createStatement()) {
            statement.execute("alter role " + statement.enquoteIdentifier(role, true) + " login");
        }
    }
}
