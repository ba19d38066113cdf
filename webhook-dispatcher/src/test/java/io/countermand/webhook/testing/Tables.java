package io.countermand.webhook.testing;

import io.countermand.local.testing.FreshStack;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** The database, seen past the service. */
public final class Tables {

    private Tables() {}

    /** The first column of every row, as text. */
    public static List<String> column(String sql, Object... parameters) {
        try (var connection = database().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var values = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException("could not " + sql, e);
        }
    }

    /** Not by DriverManager, which knows the driver of the first class loader only. */
    private static PGSimpleDataSource database() {
        var stack = FreshStack.current();
        var source = new PGSimpleDataSource();
        source.setUrl(stack.jdbcUrl());
        source.setUser(stack.owner());
        source.setPassword(stack.ownerPassword());
        return source;
    }

    public static String value(String sql, Object... parameters) {
        return column(sql, parameters).getFirst();
    }
}
