package io.countermand.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countermand.backbone.intake.Received;
import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.domain.money.Money;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.fuzz.Decoded;
import io.countermand.worker.intake.IssuedOrder.IssuedItem;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of an order is refused, or taken to the cent. */
class OrderRecordFuzzTest {

    @FuzzTest
    void aPageIsTakenToTheCentOrRefused(byte[] value) {
        Decoded.of(value, OrderIssued.class)
                .flatMap(OrderRecordFuzzTest::unlessRefused)
                .ifPresent(OrderRecordFuzzTest::isExact);
    }

    private static Optional<IssuedOrder> unlessRefused(Received<OrderIssued> received) {
        try {
            return Optional.of(OrderCheck.checked(received));
        } catch (UnreadableRecord | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static void isExact(IssuedOrder order) {
        assertThat(order.items()).hasSameSizeAs(order.page().lineItems());
        order.items().forEach(item -> isExact(item, order.currency()));
    }

    private static void isExact(IssuedItem item, String currency) {
        var charged = item.page().amountCharged();
        assertThat(charged.currencyCode()).isEqualTo(currency);
        isExact(item.chargedMinor(), charged.value(), currency);
        isExact(item.chargedFeeMinor(), charged.fee(), currency);
        isExact(item.issuedMinor(), item.page().amountIssued().value(), item.issuedCurrency());
        assertThat(item.chargedTotalMinor()).isEqualTo(item.chargedMinor() + item.chargedFeeMinor());
    }

    private static void isExact(long minorUnits, @Nullable BigDecimal written, String currency) {
        assertThat(minorUnits).isBetween(0L, Money.LARGEST_AMOUNT);
        assertThat(Money.of(minorUnits, currency).toDecimal())
                .isEqualByComparingTo(written == null ? BigDecimal.ZERO : written);
    }
}
