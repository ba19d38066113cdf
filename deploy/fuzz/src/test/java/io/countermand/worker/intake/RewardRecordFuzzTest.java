package io.countermand.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.wire.RewardChanged;
import io.countermand.fuzz.Decoded;
import java.math.BigDecimal;
import java.util.Currency;

/** A change of a reward is refused when it comes, or can be used whenever its line item is there. */
class RewardRecordFuzzTest {

    /** Three decimals, the most there are. */
    private static final Currency DINAR = Currency.getInstance("KWD");

    @FuzzTest
    void whatIsKeptForLaterCanBeUsed(byte[] value) {
        Decoded.of(value, RewardChanged.class).ifPresent(received -> check(received.content()));
    }

    private static void check(RewardChanged change) {
        try {
            RewardCheck.check(change);
        } catch (UnreadableRecord | IllegalArgumentException refused) {
            return;
        }
        assertThat(change.version()).isPositive();
        var remaining = change.remainingBalance();
        if (remaining != null) {
            isUsable(remaining);
        }
        LineItemId.parse(change.referenceLineItemID())
                .ifPresent(id -> assertThat(id).hasToString(change.referenceLineItemID()));
    }

    private static void isUsable(BigDecimal remaining) {
        assertThat(remaining).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(Money.LARGEST_AMOUNT));
        assertThat(remaining.movePointRight(DINAR.getDefaultFractionDigits()).longValueExact())
                .isNotNegative();
    }
}
