package io.countermand.api.lineitem;

import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.order.ProductKind;
import io.countermand.domain.order.RewardStatus;
import io.countermand.domain.rule.LineItemFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line item by everything that a rule looks at: written as a row for the service, and told as facts to the judge. Both are
 * made here, so that no mistake in reading a row can be on both sides.
 *
 * @param told by the order or the redemption system
 * @param settled by an action of ours
 */
record SampleItem(
        ProductKind product,
        LineItemStatus status,
        @Nullable RewardStatus told,
        @Nullable RewardStatus settled,
        @Nullable Long remainingMinor,
        Instant dateIssued,
        int issuance) {

    private static final long ISSUED = 2500;
    private static final Instant INSIDE = TestClock.NOW.minus(Duration.ofDays(1));
    private static final Instant OUTSIDE = TestClock.NOW.minus(Duration.ofDays(9));

    static final SampleItem ELIGIBLE = new SampleItem(
            ProductKind.REWARD_LINK, LineItemStatus.COMPLETE, RewardStatus.ACTIVE, null, ISSUED, INSIDE, 1);

    /** Every product with each reward status, each balance, inside and outside of the window, in both issuances. */
    static List<SampleItem> everyKind() {
        var items = new ArrayList<SampleItem>();
        for (var product : ProductKind.values()) {
            for (var status : LineItemStatus.values()) {
                items.add(new SampleItem(product, status, RewardStatus.ACTIVE, null, ISSUED, INSIDE, 1));
            }
            for (var remaining : Arrays.asList(null, 0L, 100L, ISSUED)) {
                items.addAll(rewards(product, remaining));
            }
        }
        return items;
    }

    private static List<SampleItem> rewards(ProductKind product, @Nullable Long remaining) {
        var items = new ArrayList<SampleItem>();
        for (var settled : Arrays.asList(null, RewardStatus.ACTIVE, RewardStatus.FROZEN, RewardStatus.CANCELLED)) {
            for (var issued : List.of(INSIDE, OUTSIDE)) {
                items.add(new SampleItem(product, LineItemStatus.COMPLETE, null, settled, remaining, issued, 2));
                for (var told : RewardStatus.values()) {
                    items.add(new SampleItem(product, LineItemStatus.COMPLETE, told, settled, remaining, issued, 1));
                    items.add(new SampleItem(product, LineItemStatus.COMPLETE, told, settled, remaining, issued, 2));
                }
            }
        }
        return items;
    }

    LineItemFacts facts(OrderStatus order, AccountStatus account) {
        return new LineItemFacts(
                order,
                account,
                status,
                reward(),
                product,
                issuance,
                ISSUED,
                remainingMinor,
                dateIssued,
                Money.of(ISSUED, "USD"),
                null);
    }

    /** A void of ours is the end; a redemption that was told of is not hidden by a freeze of ours. */
    private @Nullable RewardStatus reward() {
        if (settled == RewardStatus.CANCELLED) {
            return settled;
        }
        var isOurs = told == null || told == RewardStatus.ACTIVE || told == RewardStatus.FROZEN;
        return isOurs && settled != null ? settled : told;
    }

    static void write(PlacedOrder order, List<SampleItem> items) {
        order.withRows(
                """
                insert into cancellation.line_item (order_id, line_number, status, reward_status, settled_reward, product_kind,
                    issuance, issued_minor, issued_currency, charged_minor, charged_fee_minor, charged_total_minor,
                    remaining_minor, date_issued, version)
                select ?, t.line, t.status, t.told, t.settled, t.product, t.issuance::int, 2500, 'USD', 2500, 0, 2500,
                    t.remaining::bigint, t.issued::timestamptz, 1
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                    as t(status, told, settled, product, issuance, remaining, issued, line)""",
                column(items, SampleItem::status),
                column(items, SampleItem::told),
                column(items, SampleItem::settled),
                column(items, SampleItem::product),
                column(items, SampleItem::issuance),
                column(items, SampleItem::remainingMinor),
                column(items, SampleItem::dateIssued));
        order.withTotal(items.size());
    }

    static void writeStatus(PlacedOrder order, OrderStatus orderStatus, AccountStatus accountStatus) {
        order.withRows("""
                with wanted as (select ?::bigint as id, ?::text as order_status, ?::text as account_status),
                    written as (update cancellation.orders o set status = order_status from wanted where o.id = wanted.id
                        returning o.account_id, account_status)
                update cancellation.account a set status = account_status from written where a.id = written.account_id""", orderStatus.name(), accountStatus.name());
    }

    static String verb(OrderAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String[] column(List<SampleItem> items, Function<SampleItem, @Nullable Object> value) {
        return items.stream()
                .map(value)
                .map(one -> one == null ? null : one.toString())
                .toArray(String[]::new);
    }
}
