package io.countermand.api.testing;

import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderActionRequested;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order that arrived. */
public record PlacedOrder(Platform platform, long id, String reference, String customer, String account) {

    public String path() {
        return "/raas/v2/asyncOrders/" + reference;
    }

    public String cancelPath() {
        return path() + "/cancel";
    }

    public String actionPath(Object actionId) {
        return path() + "/actions/" + actionId;
    }

    public UUID cancelId(int generation) {
        return ActionId.of(platform.name(), Target.order(reference), OrderAction.CANCEL, generation);
    }

    /** As the worker would have ingested it. */
    public UUID withCancel(int generation, String state, Instant acceptedAt) {
        var actionId = cancelId(generation);
        Database.execute("""
                insert into cancellation.action (id, platform_id, order_id, kind, generation, reason_code, accepted_at,
                    state, window_days, zone, service_fee_minor, rules_version, total_line_items, written_at)
                values (?, ?, ?, 'CANCEL', ?, 'FRAUD', ?, ?, 5, 'UTC', 0, 1, 3, now())""", actionId, platform.id(), id, generation, Timestamp.from(acceptedAt), state);
        return actionId;
    }

    /** As the worker would have ingested it. */
    public void withIngested(OrderActionRequested command, Instant acceptedAt) {
        var line = command.target().lineNumber();
        Database.execute(
                """
                insert into cancellation.action (id, platform_id, order_id, kind, line_number, generation, reason_code,
                    accepted_at, window_days, zone, service_fee_minor, rules_version, total_line_items, written_at)
                values (?, ?, ?, ?, ?::int, ?, ?, ?, 5, 'UTC', 0, 1, 3, now())""",
                command.actionId(),
                platform.id(),
                id,
                command.action().name(),
                line,
                command.generation(),
                command.reasonCode(),
                Timestamp.from(acceptedAt));
        Database.execute(
                "insert into cancellation.command values (?, ?, decode(?, 'hex'), now())",
                command.commandId(),
                command.actionId(),
                command.bodyHash());
    }

    public void withEnded(UUID actionId, String state) {
        Database.execute("update cancellation.action set state = ?, settled_at = now() where id = ?", state, actionId);
    }

    /** As the worker would have settled it: line 1 cancelled, line 2 redeemed, line 3 without a verdict. */
    public void withVerdicts(UUID actionId) {
        Database.execute("""
                update cancellation.action
                set successful = 1, failed = 2, ineligible = '{"REDEEMED": 1}', refund_minor = 2450, fee_minor = 50,
                    refund_state = 'POSTED', settled_at = now()
                where id = ?""", actionId);
        Database.execute("""
                insert into cancellation.decision (action_id, order_id, line_number, chunk, verdict, rule, rule_version,
                    detail, refund_minor, fee_minor, currency, transaction_id, decided_at)
                values (?, ?, 1, 0, 'ELIGIBLE', null, null, null, 2450, 50, 'USD', 77, now()),
                       (?, ?, 2, 0, 'INELIGIBLE', 'REDEEMED', 1, 'the reward was redeemed', 0, 0, 'USD', null, now()),
                       (?, ?, 3, 0, 'UNSETTLED', null, null, 'SQLSTATE 22003 in io.countermand.Secret', 0, 0, 'USD',
                        null, now())""", actionId, id, actionId, id, actionId, id);
    }

    /** As the worker would have settled it when so many line items were settled by an earlier action. */
    public UUID withSettledBefore(OrderAction kind, int lineItems) {
        var actionId = UUID.randomUUID();
        Database.execute(
                """
                insert into cancellation.action (id, platform_id, order_id, kind, generation, reason_code, accepted_at,
                    state, window_days, zone, service_fee_minor, rules_version, total_line_items, failed, ineligible,
                    written_at)
                values (?, ?, ?, ?, 1, 'FRAUD', ?, 'FAILED', 5, 'UTC', 0, 1, ?, ?,
                    jsonb_build_object('ALREADY_SETTLED', ?::int), now())""",
                actionId,
                platform.id(),
                id,
                kind.name(),
                Timestamp.from(TestClock.NOW),
                lineItems,
                lineItems,
                lineItems);
        return actionId;
    }

    /** As the intake would have written it: a Reward Link over 25.00 that nobody redeemed, issued a day ago. */
    public PlacedOrder withLineItem(int line) {
        Database.execute("""
                insert into cancellation.line_item (order_id, line_number, external_ref_id, status, reward_status,
                    product_kind, issuance, utid, etid, reward_name, issued_minor, issued_currency, charged_minor,
                    charged_fee_minor, charged_total_minor, exchange_rate, remaining_minor, date_issued, expires_at,
                    recipient, version)
                values (?, ?, 'mine-' || ?, 'COMPLETE', 'ACTIVE', 'REWARD_LINK', 1, 'U123456', 'E123456', 'A Reward Link',
                    2500, 'USD', 2500, 50, 2550, 1.5, 2500, ?, '2027-11-19T10:15:30Z',
                    '{"firstName":"Ada","email":"ada@example.com"}', 1)""", id, line, line, Timestamp.from(TestClock.NOW.minus(1, ChronoUnit.DAYS)));
        return this;
    }

    /** Copies of its first line item. */
    public void withLineItemsUpTo(int total) {
        Database.execute("""
                insert into cancellation.line_item (order_id, line_number, status, reward_status, product_kind, issuance,
                    issued_minor, issued_currency, charged_minor, charged_fee_minor, charged_total_minor, remaining_minor,
                    date_issued, version)
                select order_id, line, status, reward_status, product_kind, issuance, issued_minor, issued_currency,
                    charged_minor, charged_fee_minor, charged_total_minor, remaining_minor, date_issued, version
                from cancellation.line_item, generate_series(4, ?) line where order_id = ? and line_number = 1""", total, id);
        withTotal(total);
    }

    public void withTotal(int total) {
        Database.execute(
                "update cancellation.orders set total_line_items = ?, arrived_line_items = ? where id = ?",
                total,
                total,
                id);
    }

    /** @param assignments to columns of the line item, in SQL */
    public PlacedOrder butLineItem(int line, String assignments) {
        Database.execute(
                "update cancellation.line_item set " + assignments + " where order_id = ? and line_number = ?",
                id,
                line);
        return this;
    }

    /** As the worker would have settled it. */
    public UUID withSettled(OrderAction kind, int line, String reward, Instant at) {
        var actionId = UUID.randomUUID();
        Database.execute("""
                insert into cancellation.action (id, platform_id, order_id, kind, generation, reason_code, accepted_at,
                    state, window_days, zone, service_fee_minor, rules_version, total_line_items, written_at)
                values (?, ?, ?, ?, 0, 'FRAUD', ?, 'SUCCESSFUL', 5, 'UTC', 0, 1, 3, now())""", actionId, platform.id(), id, kind.name(), Timestamp.from(at));
        Database.execute("""
                insert into cancellation.decision (action_id, order_id, line_number, chunk, verdict, refund_minor, fee_minor,
                    currency, decided_at)
                values (?, ?, ?, 0, 'ELIGIBLE', 0, 0, 'USD', ?)""", actionId, id, line, Timestamp.from(at));
        Database.execute("""
                update cancellation.line_item set settled_reward = ?, settled_by = ?, settled_at = ?
                where order_id = ? and line_number = ?""", reward, actionId, Timestamp.from(at), id, line);
        return actionId;
    }

    /** Another order of the account under the same externalRefID, which came later. */
    public String againWithTheSameReference(String newReference) {
        Database.execute("""
                insert into cancellation.orders (platform_id, reference_order_id, external_ref_id, customer_id, account_id,
                    source, status, currency, created_at, total_line_items, arrived_line_items, payment_kind, version,
                    first_seen_at)
                select platform_id, ?, external_ref_id, customer_id, account_id, source, status, currency, created_at,
                    total_line_items, arrived_line_items, payment_kind, version, first_seen_at + interval '91 days'
                from cancellation.orders where id = ?""", newReference, id);
        return newReference;
    }

    /** A ledger transaction between the account and the platform's funding. */
    public void withPosting(String kind, long minor, @Nullable UUID action) {
        Database.execute("""
                insert into cancellation.ledger_account (platform_id, kind, currency, account_id, balance_minor)
                select a.platform_id, k.kind, 'USD', case k.kind when 'ACCOUNT' then a.id end,
                    case k.kind when 'ACCOUNT' then 0 end
                from cancellation.account a, (values ('ACCOUNT'), ('FUNDING')) k(kind) where a.identifier = ?
                on conflict do nothing""", account);
        Database.execute("""
                with opened as (
                    insert into cancellation.ledger_transaction (platform_id, kind, order_id, action_id, chunk, posted_at)
                    values (?, ?, ?, ?, 0, now()) returning id)
                insert into cancellation.posting (transaction_id, ledger_account_id, amount_minor, currency, order_id, posted_at)
                select opened.id, l.id, case l.kind when 'ACCOUNT' then ? else - ? end, 'USD', ?, now()
                from opened, cancellation.ledger_account l left join cancellation.account a on a.id = l.account_id
                where l.platform_id = ? and (a.identifier = ? or l.kind = 'FUNDING')""", platform.id(), kind, id, action, minor, minor, id, platform.id(), account);
    }

    /** @param sql whose first argument is the order's id */
    public void withRows(String sql, @Nullable Object... arguments) {
        Database.execute(
                sql, Stream.concat(Stream.of(id), Arrays.stream(arguments)).toArray());
    }

    public String lineItemPath(int line) {
        return "/raas/v2/lineItems/" + reference + "-" + line;
    }

    public void withBalance(long minor) {
        Database.execute("""
                insert into cancellation.ledger_account (platform_id, kind, currency, account_id, balance_minor)
                select platform_id, 'ACCOUNT', currency, id, ? from cancellation.account where identifier = ?""", minor, account);
    }
}
