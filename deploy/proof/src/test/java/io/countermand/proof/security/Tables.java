package io.countermand.proof.security;

import io.countermand.proof.running.Installation;
import java.util.List;

/** Every table that anybody made. */
final class Tables {

    private static final String ALL = """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema') order by 1
            """;

    private Tables() {}

    static List<String> of(Installation house) {
        return house.books().rows(ALL);
    }
}
