package io.countermand.local.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ExpectationsTest {

    @Test
    void oneBrokenExpectationIsEnough() {
        var expectations = new Expectations();
        expectations.that("colour", "red", "red");
        expectations.that("count", 3, 4);

        assertThat(expectations.allHeld()).isFalse();
        assertThat(report(expectations))
                .contains("count: expected 3, but it is 4")
                .contains("1 expectations broken, 1 held");
    }

    @Test
    void amountsAreEqualToTheCent() {
        var expectations = new Expectations();
        expectations.amount("refund", new BigDecimal("90.00"), new BigDecimal("90"));
        assertThat(expectations.allHeld()).isTrue();

        expectations.amount("refund", new BigDecimal("90.00"), new BigDecimal("90.01"));
        assertThat(expectations.allHeld()).isFalse();
    }

    private static String report(Expectations expectations) {
        var bytes = new ByteArrayOutputStream();
        expectations.report(new Screen(new PrintStream(bytes, true, UTF_8), false));
        return bytes.toString(UTF_8);
    }
}
