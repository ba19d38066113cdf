package io.countermand.backbone.migrate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings a database to the current schema and gives the service roles their passwords. Safe to repeat and to run twice at
 * once (Flyway locks).
 */
public final class Migrate {

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
        // ALTER ROLE takes no parameters; format() quotes both on the server.
        var sql = "select format('alter role %I login password %L', ?::text, ?::text)";
        try (var connection = DriverManager.getConnection(jdbcUrl, owner, ownerPassword);
                var quoting = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            takeTurns(connection);
            quoting.setString(1, role);
            quoting.setString(2, password);
            try (var quoted = quoting.executeQuery();
                    var statement = connection.createStatement()) {
                quoted.next();
                statement.execute(quoted.getString(1));
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("could not give role " + role + " its password", e);
        }
    }

    /** Two ALTER ROLE at once fail with "tuple concurrently updated". Held to the commit. */
    private static void takeTurns(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('countermand.passwords'))");
        }
    }
}
