package io.countermand.worker;

import io.countermand.local.testing.FreshStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database as its owner sees it. */
public final class Database {

    private Database() {}

    public static long number(String sql) {
        return Long.parseLong(row(sql).getFirst());
    }

    public static String text(String sql) {
        return row(sql).getFirst();
    }

    /** The columns of the first row, as text. */
    public static List<String> row(String sql) {
        try (var connection = open();
                var rows = connection.createStatement().executeQuery(sql)) {
            var columns = new ArrayList<String>();
            if (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(rows.getString(i));
                }
            }
            return columns.isEmpty() ? List.of("") : columns;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static void execute(String sql) {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Locks, until they are let go. */
    record Hold(Connection connection) implements AutoCloseable {

        /** What it wrote is there for all, and its locks are gone. */
        void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("a lock could not be let go", e);
            }
        }
    }

    /** What the statement locks stays locked. */
    static Hold hold(String sql) {
        try {
            var connection = open();
            connection.setAutoCommit(false);
            connection.createStatement().execute(sql);
            return new Hold(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection open() throws SQLException {
        var stack = FreshStack.current();
        return DriverManager.getConnection(stack.jdbcUrl(), stack.owner(), stack.ownerPassword());
    }
}
