package io.countermand.local.books;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database, read as its owner. */
public record Books(String jdbcUrl, String owner, String password) {

    /** Every promise that the rows break, as sentences; empty when the books are in order. */
    public List<String> brokenPromises() {
        return broken(List.of(Promise.values()));
    }

    /** Each promise is read at one moment, so it must hold under load too. */
    public List<String> broken(List<Promise> promises) {
        var broken = new ArrayList<String>();
        for (var promise : promises) {
            rows(promise.breakers()).forEach(row -> broken.add(promise + ": " + row));
        }
        return broken;
    }

    public long count(String from) {
        return Long.parseLong(rows("select count(*) from " + from).getFirst());
    }

    /** The first column, as text. */
    public List<String> rows(String sql) {
        try (var connection = DriverManager.getConnection(jdbcUrl, owner, password);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Holds the rows of a {@code select … for update}, so that nobody else can change them, until it is closed. */
    public Hold hold(String sql) throws SQLException {
        return Hold.of(this, sql);
    }
}
