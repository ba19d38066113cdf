package io.countermand.worker;

import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.OrderIssued.Amount;
import io.countermand.domain.wire.OrderIssued.Item;
import io.countermand.domain.wire.OrderIssued.Payment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Orders named by their situation. */
public final class Orders {

    public static final String PLATFORM = "acme";
    public static final String CUSTOMER = "acme-health";
    public static final String ACCOUNT = "acme-wellness";
    private static final BigDecimal TEN = new BigDecimal("10.00");

    private Orders() {}

    /** Line items of 10.00 USD each with a fee of 0.50. */
    public static OrderIssued anOrderOf(String id, int lineItems) {
        return page(
                id,
                lineItems,
                1,
                IntStream.rangeClosed(1, lineItems).mapToObj(Orders::item).toList());
    }

    public static OrderIssued page(String id, int total, long version, List<Item> items) {
        return new OrderIssued(
                1,
                PLATFORM,
                version,
                id,
                "ref-" + id,
                CUSTOMER,
                ACCOUNT,
                "RA",
                "COMPLETE",
                Instant.now(),
                total,
                new Payment("ACCOUNT", null, null, null, null, null),
                items);
    }

    public static OrderIssued paid(Payment payment, OrderIssued page) {
        return new OrderIssued(
                page.schema(),
                page.platform(),
                page.version(),
                page.referenceOrderId(),
                page.externalRefID(),
                page.customerIdentifier(),
                page.accountIdentifier(),
                page.orderSource(),
                page.status(),
                page.createdAt(),
                page.totalLineItems(),
                payment,
                page.lineItems());
    }

    /** With customer and account of its own. */
    public static OrderIssued onPlatform(String platform, OrderIssued page) {
        return new OrderIssued(
                page.schema(),
                platform,
                page.version(),
                page.referenceOrderId(),
                page.externalRefID(),
                "customer-" + platform,
                "account-" + platform,
                page.orderSource(),
                page.status(),
                page.createdAt(),
                page.totalLineItems(),
                page.payment(),
                page.lineItems());
    }

    /** Another test's money cannot get in the way there. */
    public static OrderIssued onAccount(String account, OrderIssued page) {
        return new OrderIssued(
                page.schema(),
                page.platform(),
                page.version(),
                page.referenceOrderId(),
                page.externalRefID(),
                page.customerIdentifier(),
                account,
                page.orderSource(),
                page.status(),
                page.createdAt(),
                page.totalLineItems(),
                page.payment(),
                page.lineItems());
    }

    public static Item item(int line) {
        return item(line, "COMPLETE", "ACTIVE", "REWARD_LINK", TEN);
    }

    public static Item issuedAt(int line, Instant time) {
        return changed(item(line), new Amount(TEN, null, null, "USD", null), time);
    }

    /** Issued and charged for the same amount, with no fee of the order system. */
    public static Item worth(int line, BigDecimal value, String currency) {
        return changed(
                item(line),
                new Amount(value, null, null, currency, null),
                Instant.now().minus(Duration.ofDays(1)));
    }

    private static Item changed(Item item, Amount amount, Instant issued) {
        return new Item(
                item.lineNumber(),
                item.externalRefLineItemID(),
                item.status(),
                item.rewardStatus(),
                item.productKind(),
                item.issuance(),
                item.utid(),
                item.etid(),
                item.rewardName(),
                amount,
                new Amount(amount.value(), BigDecimal.ZERO, amount.value(), amount.currencyCode(), BigDecimal.ONE),
                amount.value(),
                issued,
                item.expirationDate(),
                item.recipient());
    }

    public static Item item(
            int line, String status, @Nullable String reward, String product, @Nullable BigDecimal remaining) {
        return new Item(
                line,
                "line-" + line,
                status,
                reward,
                product,
                1,
                "U157189",
                "E000001",
                "Reward Link",
                new Amount(TEN, null, null, "USD", null),
                new Amount(TEN, new BigDecimal("0.50"), new BigDecimal("10.50"), "USD", BigDecimal.ONE),
                remaining,
                Instant.now().minus(Duration.ofDays(1)),
                null,
                null);
    }
}
