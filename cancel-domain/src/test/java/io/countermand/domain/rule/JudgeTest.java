package io.countermand.domain.rule;

import static io.countermand.domain.action.OrderAction.CANCEL;
import static io.countermand.domain.rule.ALineItem.thatQualifies;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.order.ProductKind;
import io.countermand.domain.order.RewardStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    @ParameterizedTest(name = "charged {0}, service fee {1}")
    @CsvSource({
        "2500, 0,    2500, 0",
        "2500, 150,  2350, 150",
        "2500, 2499, 1,    2499",
        "2500, 2500, 0,    2500",
        "2500, 2501, 0,    2500",
        "0,    150,  0,    0"
    })
    void keepsTheServiceFeeButNeverMoreThanTheRefund(long charged, long serviceFee, long refund, long fee) {
        var item = thatQualifies().charged(Money.of(charged, "USD"));

        assertThat(Judge.verdict(item.facts(), cancelWithFee(serviceFee)))
                .isEqualTo(new Verdict.Eligible(Money.of(refund, "USD"), Money.of(fee, "USD")));
    }

    /** Currencies of no, two and three decimals: a fee in minor units is another amount of each. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "JPY, 3000,          2900,         2900",
        "USD, 3000,          2900,         29.00",
        "KWD, 3000,          2900,         2.900",
        "JPY, 1000000000000, 999999999900, 999999999900",
        "USD, 1000000000000, 999999999900, 9999999999.00",
        "KWD, 1000000000000, 999999999900, 999999999.900"
    })
    void givesBackInTheCurrencyThatWasCharged(String currency, long charged, long refund, BigDecimal shown) {
        var item = thatQualifies().charged(Money.of(charged, currency));

        var verdict = Judge.verdict(item.facts(), cancelWithFee(100));

        assertThat(verdict).isEqualTo(new Verdict.Eligible(Money.of(refund, currency), Money.of(100, currency)));
        assertThat(Money.of(refund, currency).toDecimal()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "USD", "KWD"})
    void aChargeOfNothingGivesNothingBackAndKeepsNothing(String currency) {
        var item = thatQualifies().issued(0).remaining(0L).charged(Money.of(0, currency));

        assertThat(Judge.verdict(item.facts(), cancelWithFee(100)))
                .isEqualTo(new Verdict.Eligible(Money.of(0, currency), Money.of(0, currency)));
    }

    /** A million line items of the largest amount, the most an order can hold, are far from the end of a long. */
    @ParameterizedTest
    @ValueSource(strings = {"JPY", "USD", "KWD"})
    void theLargestAmountsOfTheLargestOrderCanBeAddedUp(String currency) {
        var largest = Money.of(Money.LARGEST_AMOUNT, currency);

        assertThat(Math.multiplyExact(largest.minorUnits(), 1_000_000L)).isPositive();
        assertThat(largest.plus(largest).minus(largest)).isEqualTo(largest);
    }

    @ParameterizedTest
    @CsvSource({"FREEZE, ACTIVE", "UNFREEZE, FROZEN"})
    void movesNoMoneyUnlessItCancels(OrderAction action, RewardStatus reward) {
        var policy = new Policy(5, ZoneOffset.UTC, 150);
        var judging = new Judging(action, policy, ALineItem.ISSUED);

        assertThat(Judge.verdict(thatQualifies().reward(reward).facts(), judging))
                .isEqualTo(new Verdict.Eligible(Money.of(0, "USD"), Money.of(0, "USD")));
    }

    @Test
    void namesTheRuleThatDecidedAndSaysWhyInASentence() {
        var verdict = Judge.verdict(thatQualifies().order(OrderStatus.PENDING).facts(), cancelWithFee(0));

        assertThat(verdict)
                .isEqualTo(new Verdict.Ineligible(Rules.ORDER_STATUS, "the order is PENDING, not COMPLETE or PARTIAL"));
    }

    @Test
    void agreesWithTheRulesAsOneConditionOnAnyLineItem() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        int eligible = 0;
        for (int i = 0; i < 20_000; i++) {
            var facts = anyLineItem(random).facts();
            var policy = new Policy(random.nextInt(3), ZoneOffset.UTC, random.nextInt(60));
            var asked = facts.dateIssued().plus(Duration.ofHours(random.nextInt(96)));
            var verdict = Judge.verdict(facts, new Judging(CANCEL, policy, asked));

            var daysLater = asked.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay()
                    - facts.dateIssued().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
            assertThat(verdict instanceof Verdict.Eligible)
                    .as("seed %d: %s %s", seed, facts, asked)
                    .isEqualTo(mayBeCancelled(facts) && daysLater <= policy.windowDays());
            if (verdict instanceof Verdict.Eligible(var refund, var fee)) {
                eligible++;
                assertThat(refund.plus(fee)).as("seed %d: %s", seed, facts).isEqualTo(facts.charged());
                assertThat(refund.minorUnits()).as("seed %d: %s", seed, facts).isNotNegative();
                assertThat(fee.minorUnits()).as("seed %d: %s", seed, facts).isBetween(0L, policy.serviceFeeMinor());
            }
        }
        assertThat(eligible).as("seed %d: eligible ones among them", seed).isPositive();
    }

    private static Judging cancelWithFee(long serviceFeeMinor) {
        return new Judging(CANCEL, new Policy(5, ZoneOffset.UTC, serviceFeeMinor), ALineItem.ISSUED);
    }

    /** The conditions of a cancel but the window, as one sentence of the plan. */
    private static boolean mayBeCancelled(LineItemFacts item) {
        return (item.order() == OrderStatus.COMPLETE || item.order() == OrderStatus.PARTIAL)
                && item.lineItem() == LineItemStatus.COMPLETE
                && (item.reward() == RewardStatus.ACTIVE || item.reward() == RewardStatus.FROZEN)
                && item.product() != ProductKind.BRAND_CARD
                && item.product() != ProductKind.PRINTED_REWARD_LINK
                && item.remainingMinor() != null
                && item.remainingMinor() == item.issuedMinor()
                && (item.product() != ProductKind.PROMO_LINK || item.issuance() == 1)
                && (item.account() == AccountStatus.ACTIVE || item.account() == AccountStatus.INACTIVE);
    }

    private static ALineItem anyLineItem(Random random) {
        var issued = random.nextInt(100);
        var remaining = random.nextInt(4) == 0 ? null : Long.valueOf(random.nextInt(3) == 0 ? issued / 2 : issued);
        return thatQualifies()
                .order(mostly(random, OrderStatus.values()))
                .account(mostly(random, AccountStatus.values()))
                .lineItem(mostly(random, LineItemStatus.values()))
                .reward(random.nextInt(9) == 0 ? null : mostly(random, RewardStatus.values()))
                .product(mostly(random, ProductKind.values()))
                .issuance(1 + random.nextInt(2))
                .issued(issued)
                .remaining(remaining)
                .charged(Money.of(random.nextInt(100), "USD"));
    }

    /** The first value half of the time, so that enough line items qualify. */
    private static <T> T mostly(Random random, T[] values) {
        return random.nextBoolean() ? values[0] : values[random.nextInt(values.length)];
    }
}
