package io.countermand.worker.intake;

import io.countermand.backbone.intake.Received;
import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.order.PaymentKind;
import io.countermand.domain.order.ProductKind;
import io.countermand.domain.order.RewardStatus;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.worker.intake.IssuedOrder.Captured;
import io.countermand.worker.intake.IssuedOrder.IssuedItem;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page of an order can be taken in; what it objects to is parked whole. Everything that later code relies on is
 * checked here once: known words, sane amounts, one currency, line numbers inside the order.
 */
final class OrderCheck {

    private static final int ITEMS_MAX = 1_000;
    private static final int TOTAL_MAX = 1_000_000;
    private static final int TEXT_MAX = 200;
    private static final int PROVIDER_DECIMALS_MAX = 2;
    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,90}");
    private static final Pattern IDENTIFIER = Pattern.compile("[-a-zA-Z0-9]{5,100}");

    private OrderCheck() {}

    /** @throws IllegalArgumentException saying what is wrong */
    static IssuedOrder checked(Received<OrderIssued> received) {
        var page = received.content();
        header(page);
        var payment = PaymentKind.valueOf(page.payment().kind());
        var currency = currency(page);
        return new IssuedOrder(
                page,
                received.origin(),
                payment,
                currency.getCurrencyCode(),
                captured(page.payment(), payment, currency),
                items(page, currency));
    }

    private static void header(OrderIssued page) {
        require(ORDER_ID.matcher(page.referenceOrderId()).matches(), "referenceOrderId has an unknown form");
        require(IDENTIFIER.matcher(page.customerIdentifier()).matches(), "customerIdentifier has an unknown form");
        require(IDENTIFIER.matcher(page.accountIdentifier()).matches(), "accountIdentifier has an unknown form");
        require(lengthOf(page.externalRefID()) <= 100, "externalRefID is longer than 100 characters");
        require(page.version() >= 1, "version starts at 1");
        require(page.totalLineItems() >= 1 && page.totalLineItems() <= TOTAL_MAX, "totalLineItems is out of bounds");
        require(
                !page.lineItems().isEmpty() && page.lineItems().size() <= ITEMS_MAX,
                "a page has 1 to 1,000 line items");
        require(lengthOf(page.orderSource()) <= TEXT_MAX, "orderSource is longer than " + TEXT_MAX + " characters");
        Times.check("createdAt", page.createdAt());
        OrderStatus.valueOf(page.status());
    }

    private static Currency currency(OrderIssued page) {
        return Currency.getInstance(page.lineItems().getFirst().amountCharged().currencyCode());
    }

    private static Captured captured(OrderIssued.Payment payment, PaymentKind kind, Currency currency) {
        if (kind == PaymentKind.ACCOUNT) {
            return new Captured(null, null);
        }
        require(
                payment.provider() != null && payment.transactionId() != null,
                "a provider payment names its transaction");
        require(
                currency.getDefaultFractionDigits() <= PROVIDER_DECIMALS_MAX,
                "payment providers take at most two decimals, " + currency + " has more");
        return new Captured(minor(payment.capturedAmount(), currency), minor(payment.taxAmount(), currency));
    }

    private static List<IssuedItem> items(OrderIssued page, Currency currency) {
        var numbers = new HashSet<Integer>();
        for (var item : page.lineItems()) {
            require(
                    item.lineNumber() >= 1 && item.lineNumber() <= page.totalLineItems(),
                    "lineNumber is outside the order");
            require(numbers.add(item.lineNumber()), "lineNumber " + item.lineNumber() + " comes twice");
        }
        return page.lineItems().stream().map(item -> item(item, currency)).toList();
    }

    private static IssuedItem item(OrderIssued.Item item, Currency currency) {
        LineItemStatus.valueOf(item.status());
        ProductKind.valueOf(item.productKind());
        if (item.rewardStatus() != null) {
            RewardStatus.valueOf(item.rewardStatus());
        }
        Times.check("dateIssued", item.dateIssued());
        Times.check("expirationDate", item.expirationDate());
        require(item.issuance() >= 1, "issuance starts at 1");
        require(lengthOf(item.rewardName()) <= TEXT_MAX, "rewardName is longer than " + TEXT_MAX + " characters");
        require(item.amountCharged().currencyCode().equals(currency.getCurrencyCode()), "an order has one currency");
        return amounts(item, currency, Currency.getInstance(item.amountIssued().currencyCode()));
    }

    private static IssuedItem amounts(OrderIssued.Item item, Currency currency, Currency issued) {
        var charged = Money.ofDecimal(item.amountCharged().value(), currency).minorUnits();
        var fee = zeroIfNull(minor(item.amountCharged().fee(), currency));
        return new IssuedItem(
                item,
                Money.ofDecimal(item.amountIssued().value(), issued).minorUnits(),
                issued.getCurrencyCode(),
                charged,
                fee,
                charged + fee,
                minor(item.remainingBalance(), issued));
    }

    private static @Nullable Long minor(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? null : Money.ofDecimal(amount, currency).minorUnits();
    }

    private static long zeroIfNull(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new UnreadableRecord(otherwise, null);
        }
    }
}
