package io.countermand.local.books;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Row locks, held until they are let go. */
public record Hold(Connection connection) implements AutoCloseable {

    static Hold of(Books books, String sql) throws SQLException {
        var connection = DriverManager.getConnection(books.jdbcUrl(), books.owner(), books.password());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                connection.close();
                throw new IllegalStateException("nothing to hold: " + sql);
            }
            return new Hold(connection);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
