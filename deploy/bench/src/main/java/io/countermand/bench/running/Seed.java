package io.countermand.bench.running;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Fills a site's database from a file whose {@code ${names}} stand for values. */
public final class Seed {

    private static final Map<String, String> OF_THE_PLATFORM =
            Map.of("platform", Login.PLATFORM, "keyHash", HexFormat.of().formatHex(Login.keyHash()));

    private Seed() {}

    public static void plant(Site site, String file, Map<String, ?> values) throws IOException, SQLException {
        try (var connection = site.connect()) {
            plant(connection, file, values);
        }
    }

    public static void plant(Connection connection, String file, Map<String, ?> values)
            throws IOException, SQLException {
        var all = new HashMap<String, Object>(OF_THE_PLATFORM);
        all.putAll(values);
        try (var statement = connection.createStatement()) {
            for (var sql : SqlFile.statements("seed/" + file)) {
                statement.execute(filled(sql, all));
            }
        }
    }

    private static String filled(String sql, Map<String, ?> values) {
        var text = sql;
        for (var value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue().toString());
        }
        return text;
    }
}
