package io.countermand.webhook.retention;

import io.countermand.backbone.retention.Purge;
import java.time.Duration;
import java.util.function.Function;

/** Rows that are deleted one page at a time; each statement takes the time before which, and how many at most. */
enum Forgettable implements Purge.Old {
    /** Ids rise with time, so the lowest are the oldest, and no index on the time slows every delivery down. */
    DELIVERIES(RetentionConfig::events, """
            delete from webhook.delivery d
            using (select id, created_at from webhook.delivery order by id limit $2) oldest
            where d.id = oldest.id and oldest.created_at < $1
            """),
    /** After their deliveries: a delivery without its event could not be sent. */
    EVENTS(RetentionConfig::events, """
            delete from webhook.event where id in (
                select e.id from webhook.event e
                where e.received_at < $1 and not exists (select from webhook.delivery d where d.event_id = e.id)
                order by e.received_at limit $2)
            """),
    PARKED_RECORDS(RetentionConfig::parkedRecords, """
            delete from webhook.parked_record where id in (
                select id from webhook.parked_record where state <> 'PARKED' and parked_at < $1 order by id limit $2)
            """);

    private final Function<RetentionConfig, Duration> kept;
    private final String sql;

    Forgettable(Function<RetentionConfig, Duration> kept, String sql) {
        this.kept = kept;
        this.sql = sql;
    }

    Duration kept(RetentionConfig settings) {
        return kept.apply(settings);
    }

    @Override
    public String sql() {
        return sql;
    }
}
