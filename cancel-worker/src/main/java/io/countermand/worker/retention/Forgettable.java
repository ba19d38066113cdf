package io.countermand.worker.retention;

import io.countermand.backbone.retention.Purge;
import java.time.Duration;
import java.util.function.Function;

/** Rows that are deleted one page at a time; each statement takes the time before which, and how many at most. */
enum Forgettable implements Purge.Old {
    COMMANDS(RetentionConfig::commands, """
            delete from cancellation.command where id in (
                select id from cancellation.command where received_at < $1 order by received_at limit $2)
            """),
    DONE_CHUNKS(RetentionConfig::chunks, """
            delete from cancellation.action_chunk where (action_id, number) in (
                select c.action_id, c.number from cancellation.action_chunk c join cancellation.action a on a.id = c.action_id
                where c.due_at < $1 and c.state = 'DONE' and a.settled_at < $1 limit $2)
            """),
    EARLY_REWARD_CHANGES(RetentionConfig::earlyRewardChanges, """
            delete from cancellation.early_reward_change where (platform_id, reference_line_item_id) in (
                select platform_id, reference_line_item_id from cancellation.early_reward_change
                where changed_at < $1 limit $2)
            """),
    PARKED_RECORDS(RetentionConfig::parkedRecords, """
            delete from cancellation.parked_record where id in (
                select id from cancellation.parked_record where state <> 'PARKED' and parked_at < $1 order by id limit $2)
            """),
    RETRIED_UNSETTLED_ITEMS(RetentionConfig::unsettledItems, """
            delete from cancellation.unsettled_item where id in (
                select id from cancellation.unsettled_item where state = 'RETRIED' and recorded_at < $1
                order by recorded_at limit $2)
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
