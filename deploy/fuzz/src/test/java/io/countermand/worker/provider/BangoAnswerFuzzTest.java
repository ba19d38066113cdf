package io.countermand.worker.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.domain.refund.Reading;
import io.countermand.worker.provider.PaymentProvider.Payment;
import java.io.IOException;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Set;

/**
 * Whatever a provider answers has one meaning, and money is taken for given back, or for refused, only where the provider
 * said exactly so. An input is a line with status and content type, then the body.
 */
class BangoAnswerFuzzTest {

    private static final Payment PAYMENT = new Payment("tx-1", Currency.getInstance("USD"));
    private static final int WORD_MAX = 60;

    /** Every meaning that decides, and the words it needs. */
    private static final Map<Answer.Kind, Set<String>> NEEDED = Map.of(
            Answer.Kind.REFUNDED, Set.of("REFUNDED"),
            Answer.Kind.RELEASED, Set.of("CANCELLED"),
            Answer.Kind.REFUSED, Set.of("CANT_REFUND"),
            Answer.Kind.ALREADY_REFUNDED, Set.of("ALREADY_REFUNDED"),
            Answer.Kind.REJECTED, Set.of("BAD_REQUEST", "NOT_FOUND"),
            Answer.Kind.UNAUTHORIZED, Set.of("UNAUTHORIZED"));

    @FuzzTest
    void nothingIsTakenForMoreThanItSays(byte[] input) {
        var got = reply(input);

        var understood = BangoAnswer.of(got);

        decidesOnlyByItsWord(got, understood.answer());
        readsOnlyWhatIsThere(got, understood.reading(PAYMENT));
    }

    private static Reply.Got reply(byte[] input) {
        var all = new String(input, ISO_8859_1);
        var end = Math.max(0, all.indexOf('\n'));
        var head = all.substring(0, end).split(" ", 2);
        var status = head[0].matches("[1-5][0-9]{2}") ? Integer.parseInt(head[0]) : 200;
        var contentType = head.length == 2 ? head[1] : "application/json";
        return new Reply.Got(
                status, contentType, Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length));
    }

    private static void decidesOnlyByItsWord(Reply.Got got, Answer answer) {
        assertThat(answer.word()).matches("[\\x20-\\x7e]{1,%d}".formatted(WORD_MAX));
        assertThat(answer.kind()).isNotEqualTo(Answer.Kind.NOT_SENT);
        if (answer.kind() != Answer.Kind.UNCLEAR) {
            assertThat(NEEDED.get(answer.kind())).contains(answer.word());
            assertThat(responseCode(got)).isEqualTo(answer.word());
        }
        if (answer.kind() == Answer.Kind.REFUNDED || answer.kind() == Answer.Kind.RELEASED) {
            assertThat(got.status()).isBetween(200, 299);
        }
    }

    private static String responseCode(Reply.Got got) {
        try {
            return new ObjectMapper().readTree(got.body()).path("responseCode").asText();
        } catch (IOException e) {
            throw new AssertionError("decided by what is no JSON", e);
        }
    }

    private static void readsOnlyWhatIsThere(Reply.Got got, Reading reading) {
        switch (reading) {
            case Reading.Found found -> isOfOneCurrencyAndNotNegative(found.payment());
            case Reading.Rejected rejected ->
                assertThat(rejected.word()).isIn("BAD_REQUEST", "NOT_FOUND", "another currency");
            case Reading.Unauthorized unauthorized ->
                assertThat(unauthorized.word().equals("UNAUTHORIZED") || got.status() == 401)
                        .isTrue();
            case Reading.Unreadable unreadable ->
                assertThat(unreadable.word()).matches("[\\x20-\\x7e]{1,%d}".formatted(WORD_MAX));
        }
    }

    private static void isOfOneCurrencyAndNotNegative(ProviderPayment payment) {
        var zero = Money.zero(PAYMENT.currency());
        assertThat(zero.isMoreThan(payment.captured()) || zero.isMoreThan(payment.refunded()))
                .isFalse();
        assertThat(payment.refunds())
                .allSatisfy(
                        refund -> assertThat(zero.isMoreThan(refund.amount())).isFalse());
    }
}
