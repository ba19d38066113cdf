package io.countermand.api.testing;

import java.sql.Connection;
import java.sql.SQLException;

/** Nobody else reads or writes the table until it is closed. */
public record HeldTable(Connection connection) implements AutoCloseable {

    public static HeldTable of(String table) throws SQLException {
        var connection = Database.open();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
        return new HeldTable(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
