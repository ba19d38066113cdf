package io.countermand.api.testing;

/** Counts what is in the tables. */
public final class Rows {

    private Rows() {}

    public static long count(String table, Platform platform) {
        return Database.number("select count(*) from " + table + " where platform_id = ?", platform.id());
    }

    /** Transactions that judge the line items of an order page by page. */
    public static long dryRuns() {
        return Database.number("""
                select count(*) from pg_stat_activity
                where datname = current_database() and application_name = 'cancel-api' and xact_start is not null
                    and query like '%i.line_number > $2%'""");
    }

    /** Sessions of the service that are not idle. */
    public static long busySessions() {
        return Database.number("""
                select count(*) from pg_stat_activity
                where datname = current_database() and application_name = 'cancel-api' and state <> 'idle'""");
    }
}
