package io.countermand.api.testing;

import io.countermand.local.testing.FreshStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The tables as their owner sees them. */
public final class Database {

    private Database() {}

    public static void execute(String sql, @Nullable Object... arguments) {
        try (var connection = open();
                var statement = prepared(connection, sql, arguments)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError("the fixture could not be written", e);
        }
    }

    /** The first column of the first row. */
    static long number(String sql, @Nullable Object... arguments) {
        try (var connection = open();
                var statement = prepared(connection, sql, arguments);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError("the fixture could not be read or written", e);
        }
    }

    static Connection open() throws SQLException {
        var stack = FreshStack.current();
        return DriverManager.getConnection(stack.jdbcUrl(), stack.owner(), stack.ownerPassword());
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
