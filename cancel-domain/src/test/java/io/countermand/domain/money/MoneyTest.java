package io.countermand.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({
        "25.00,       USD, 2500",
        "25,          USD, 2500",
        "2.5E1,       USD, 2500",
        "25.0000,     USD, 2500",
        "0,           USD, 0",
        "0.01,        USD, 1",
        "3000,        JPY, 3000",
        "3000.00,     JPY, 3000",
        "1.234,       KWD, 1234",
        "1.2340,      KWD, 1234",
        "10000000000, USD, 1000000000000",
        "1000000000000, JPY, 1000000000000",
        "1000000000,  KWD, 1000000000000"
    })
    void readsDecimalsAsMinorUnits(BigDecimal amount, String currency, long minorUnits) {
        assertThat(Money.ofDecimal(amount, Currency.getInstance(currency))).isEqualTo(Money.of(minorUnits, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "-0.01,          USD, negative",
        "0.001,          USD, finer",
        "25.005,         USD, finer",
        "0.5,            JPY, finer",
        "1.2345,         KWD, finer",
        "10000000000.01, USD, above",
        "1000000000001,  JPY, above",
        "1000000000.001, KWD, above"
    })
    void refusesWhatItCannotHold(BigDecimal amount, String currency, String why) {
        assertThatThrownBy(() -> Money.ofDecimal(amount, Currency.getInstance(currency)))
                .isInstanceOf(AmountNotAccepted.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @MethodSource("hostileAmounts")
    void refusesHostileAmountsWithoutUnfoldingThem(BigDecimal amount) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> assertThatThrownBy(() -> Money.ofDecimal(amount, USD))
                        .isInstanceOf(AmountNotAccepted.class)
                        .message()
                        .hasSizeLessThan(120));
    }

    static List<BigDecimal> hostileAmounts() {
        return List.of(
                new BigDecimal("1e999999999"),
                new BigDecimal("-1e999999999"),
                new BigDecimal("1e-999999999"),
                new BigDecimal("-1e-999999999"),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                new BigDecimal(BigInteger.ONE.negate(), Integer.MIN_VALUE),
                new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE),
                new BigDecimal(BigInteger.ONE.negate(), Integer.MAX_VALUE),
                new BigDecimal(BigInteger.ONE.shiftLeft(10_000)),
                new BigDecimal(BigInteger.ONE.shiftLeft(10_000), 4_000));
    }

    @Test
    void namesARefusedAmountUpToThirtyDigits() {
        isRefused("-0.01", "amount -0.01 is negative");
        isRefused("-1E+29", "amount -1" + "0".repeat(29) + " is negative");
        isRefused("-1E+30", "amount given is negative");
        isRefused("-1E-30", "amount -0." + "0".repeat(29) + "1 is negative");
        isRefused("-1E-31", "amount given is negative");
    }

    private static void isRefused(String amount, String message) {
        assertThatThrownBy(() -> Money.ofDecimal(new BigDecimal(amount), USD)).hasMessage(message);
    }

    @Test
    void zeroIsZeroWhateverItsExponent() {
        assertThat(Money.ofDecimal(new BigDecimal("0e999999999"), USD)).isEqualTo(Money.zero(USD));
        assertThat(Money.ofDecimal(new BigDecimal("0e-999999999"), USD)).isEqualTo(Money.zero(USD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XAU", "XTS"})
    void refusesCurrenciesWithoutMinorUnit(String code) {
        assertThatThrownBy(() -> Money.ofDecimal(BigDecimal.TEN, Currency.getInstance(code)))
                .isInstanceOf(AmountNotAccepted.class);
        assertThatThrownBy(() -> Money.of(10, code)).isInstanceOf(AmountNotAccepted.class);
    }

    @Test
    void neverMixesCurrencies() {
        var dollars = Money.of(100, "USD");
        var euros = Money.of(100, "EUR");

        assertThatThrownBy(() -> dollars.plus(euros)).hasMessage("cannot mix USD and EUR");
        assertThatThrownBy(() -> dollars.minus(euros)).hasMessage("cannot mix USD and EUR");
        assertThatThrownBy(() -> dollars.atMost(euros)).hasMessage("cannot mix USD and EUR");
    }

    @Test
    void throwsRatherThanOverflow() {
        var most = Money.of(Long.MAX_VALUE, "USD");
        var least = Money.of(Long.MIN_VALUE, "USD");

        assertThatThrownBy(() -> most.plus(Money.of(1, "USD"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(Money.of(1, "USD"))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2500, USD, 25.00 USD",
        "1, USD, 0.01 USD",
        "-5, USD, -0.05 USD",
        "3000, JPY, 3000 JPY",
        "1, KWD, 0.001 KWD"
    })
    void isShownWithAllDecimalsOfItsCurrency(long minorUnits, String currency, String shown) {
        assertThat(Money.of(minorUnits, currency)).hasToString(shown);
    }

    @Test
    void onlyMoreThanNothingIsPositive() {
        assertThat(Money.of(1, "USD").isPositive()).isTrue();
        assertThat(Money.zero(USD).isPositive()).isFalse();
        assertThat(Money.of(-1, "USD").isPositive()).isFalse();
    }

    @Test
    void computesLikeDecimalsAndReadsBackWhatItWrites() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            var currency = Currency.getInstance(List.of("USD", "JPY", "KWD").get(i % 3));
            var one = new Money(random.nextLong(Money.LARGEST_AMOUNT + 1), currency);
            var other = new Money(random.nextLong(Money.LARGEST_AMOUNT + 1), currency);

            assertThat(one.plus(other).toDecimal())
                    .as("seed %d: %s + %s", seed, one, other)
                    .isEqualTo(one.toDecimal().add(other.toDecimal()));
            assertThat(one.minus(other).plus(other))
                    .as("seed %d: %s - %s", seed, one, other)
                    .isEqualTo(one);
            assertThat(one.atMost(other).toDecimal())
                    .as("seed %d: %s at most %s", seed, one, other)
                    .isEqualTo(one.toDecimal().min(other.toDecimal()));
            assertThat(Money.ofDecimal(one.toDecimal(), currency))
                    .as("seed %d: %s", seed, one)
                    .isEqualTo(one);
        }
    }
}
