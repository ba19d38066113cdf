package io.countermand.domain.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read of a refund. */
class WordsTest {

    @Test
    void everyCauseForAHumanHasASentenceOfItsOwn() {
        assertThat(Stream.of(Cause.values()).map(Cause::sentence))
                .allSatisfy(sentence -> assertThat(sentence).hasSizeGreaterThan(20))
                .doesNotHaveDuplicates();
    }

    @Test
    void aPaymentThatWasFoundIsNamedByItsState() {
        assertThat(ARefund.captured().word()).isEqualTo("CAPTURED");
        assertThat(ARefund.cancelled().word()).isEqualTo("CANCELLED");
    }
}
