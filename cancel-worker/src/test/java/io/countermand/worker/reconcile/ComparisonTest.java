package io.countermand.worker.reconcile;

import static io.countermand.worker.reconcile.DifferenceKind.DOUBLE_REFUND;
import static io.countermand.worker.reconcile.DifferenceKind.UNKNOWN_PROVIDER_REFUND;
import static io.countermand.worker.reconcile.DifferenceKind.VOID_WITHOUT_REFUND;
import static io.countermand.worker.reconcile.DifferenceKind.WRONG_AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.domain.refund.ProviderPayment.GivenBack;
import io.countermand.worker.provider.PaymentProvider;
import io.countermand.worker.reconcile.OurRefund.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A payment of 30.00 of which we gave back 10.00, as our books and the provider's may have it. */
class ComparisonTest {

    private static final UUID KEY = UUID.fromString("8c0ecf23-5d7f-8e90-b1c2-d3e4f5a6b7c8");
    private static final UUID OTHER_KEY = UUID.fromString("00000000-0000-8000-8000-000000000001");
    private static final String ANOTHERS = "another's key";
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ProviderPayment CANCELLED = payment(ProviderPayment.State.CANCELLED, 0, listed(KEY, 0));
    private static final ProviderPayment NOT_CAPTURED = payment(ProviderPayment.State.AUTHORIZED, 0);

    @ParameterizedTest(name = "{0}, and the provider lists {1}: {2}")
    @MethodSource("books")
    void whatDiffersIsFound(State ours, ProviderPayment theirs, List<DifferenceKind> expected) {
        assertThat(kinds(Comparison.of(of(0, refund(KEY, ours)), theirs))).isEqualTo(expected);
    }

    static Stream<Arguments> books() {
        var tenByKey = captured(listed(KEY, 1000));
        var tenWithoutKey = captured(listed(null, 1000));
        var tenByAnother = captured(listed(ANOTHERS, 1000));
        var nothing = captured();
        return Stream.of(
                arguments(State.REFUNDED, tenByKey, List.of()),
                arguments(State.REFUNDED, tenWithoutKey, List.of()),
                arguments(State.REFUNDED, sumOnly(1000), List.of()),
                arguments(State.REFUNDED, captured(listed(KEY, 999)), List.of(WRONG_AMOUNT)),
                arguments(State.REFUNDED, nothing, List.of(VOID_WITHOUT_REFUND)),
                arguments(State.REFUNDED, CANCELLED, List.of(WRONG_AMOUNT)),
                arguments(State.REFUNDED, tenByAnother, List.of(UNKNOWN_PROVIDER_REFUND, VOID_WITHOUT_REFUND)),
                arguments(State.REFUNDED, captured(listed(KEY, 1000), listed(KEY, 1000)), List.of(DOUBLE_REFUND)),
                arguments(
                        State.REFUNDED,
                        captured(listed(KEY, 1000), listed(ANOTHERS, 500)),
                        List.of(UNKNOWN_PROVIDER_REFUND)),
                arguments(
                        State.REFUNDED,
                        captured(listed(null, 1000), listed(null, 1000)),
                        List.of(UNKNOWN_PROVIDER_REFUND)),
                arguments(State.REFUNDED, sumOnly(2000), List.of(UNKNOWN_PROVIDER_REFUND, VOID_WITHOUT_REFUND)),
                arguments(State.ADOPTED, tenByKey, List.of()),
                arguments(State.ADOPTED, tenByAnother, List.of()),
                arguments(State.ADOPTED, nothing, List.of(VOID_WITHOUT_REFUND)),
                arguments(
                        State.ADOPTED,
                        captured(listed(ANOTHERS, 999)),
                        List.of(UNKNOWN_PROVIDER_REFUND, VOID_WITHOUT_REFUND)),
                arguments(State.RELEASED, CANCELLED, List.of()),
                arguments(State.RELEASED, payment(ProviderPayment.State.CANCELLED, 0), List.of()),
                arguments(State.RELEASED, NOT_CAPTURED, List.of(VOID_WITHOUT_REFUND)),
                arguments(State.RELEASED, nothing, List.of(VOID_WITHOUT_REFUND)),
                arguments(State.OPEN, nothing, List.of()),
                arguments(State.OPEN, tenByKey, List.of()),
                arguments(State.OPEN, tenByAnother, List.of(UNKNOWN_PROVIDER_REFUND)),
                arguments(State.CREDITED, nothing, List.of()),
                arguments(State.CREDITED, tenByKey, List.of(DOUBLE_REFUND)),
                arguments(State.WRITTEN_OFF, nothing, List.of()),
                arguments(State.WRITTEN_OFF, tenByKey, List.of(UNKNOWN_PROVIDER_REFUND)));
    }

    @Test
    void twoRefundsOfOneAmountWantTwoOfTheProviders() {
        var ours = of(0, refund(KEY, State.REFUNDED), refund(OTHER_KEY, State.REFUNDED));

        assertThat(Comparison.of(ours, captured(listed(null, 1000), listed(null, 1000))))
                .isEmpty();
        assertThat(Comparison.of(ours, sumOnly(2000))).isEmpty();
        assertThat(kinds(Comparison.of(ours, captured(listed(OTHER_KEY, 1000)))))
                .containsExactly(VOID_WITHOUT_REFUND);
        assertThat(Comparison.of(ours, captured(listed(OTHER_KEY, 1000))))
                .extracting(Found::detail)
                .allSatisfy(detail -> assertThat(detail).contains(KEY.toString()));
    }

    @Test
    void whatAHumanAcceptedIsKnownAndNothingMore() {
        var theirs = captured(listed(KEY, 1000), listed(ANOTHERS, 500), listed("a third key", 300));

        assertThat(Comparison.of(of(500, refund(KEY, State.REFUNDED)), theirs))
                .singleElement()
                .satisfies(found -> assertThat(found.providerRefund()).isEqualTo("a third key"));
        assertThat(Comparison.of(of(800, refund(KEY, State.REFUNDED)), theirs)).isEmpty();
    }

    @Test
    void refundsWithoutKeysAreToldApart() {
        var theirs = captured(listed(KEY, 1000), listed(null, 500), listed(null, 500));

        assertThat(Comparison.of(of(0, refund(KEY, State.REFUNDED)), theirs))
                .extracting(Found::providerRefund)
                .containsExactly("5.00 USD without a key", "5.00 USD without a key, number 2");
    }

    /** It was sent to cancel the authorisation; the capture came first, and everything went back. */
    @Test
    void aReleaseThatCameAfterTheCaptureGaveBackAllThatWasCaptured() {
        var whole = new OurRefund(KEY, new OurRefund.Owed(KEY, 7), usd(1000), State.REFUNDED, true, NOW);

        assertThat(Comparison.of(of(0, whole), refunded(listed(KEY, 3000)))).isEmpty();
        assertThat(Comparison.of(of(0, whole), refunded(listed(null, 3000)))).isEmpty();
        assertThat(kinds(Comparison.of(of(0, whole), captured(listed(null, 1000)))))
                .containsExactly(UNKNOWN_PROVIDER_REFUND, VOID_WITHOUT_REFUND);
    }

    @Test
    void aPaymentThatTheProviderDoesNotKnowHasNoneOfOurRefunds() {
        var ours = of(0, refund(KEY, State.REFUNDED), refund(OTHER_KEY, State.OPEN));

        assertThat(Comparison.withNothing(ours, "NOT_FOUND")).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(VOID_WITHOUT_REFUND);
            assertThat(found.detail()).contains(KEY.toString(), "NOT_FOUND");
        });
    }

    private static List<DifferenceKind> kinds(List<Found> found) {
        return found.stream().map(Found::kind).toList();
    }

    private static OurPayment of(long acceptedMinor, OurRefund... refunds) {
        var reference = new PaymentProvider.Payment("tx-1", Currency.getInstance("USD"));
        var claim = new OurPayment.Claim(NOW, NOW);
        return new OurPayment(1, reference, usd(acceptedMinor), claim, List.of(refunds));
    }

    private static OurRefund refund(UUID key, State state) {
        return new OurRefund(key, new OurRefund.Owed(key, 7), usd(1000), state, false, NOW);
    }

    private static ProviderPayment captured(GivenBack... refunds) {
        return payment(ProviderPayment.State.CAPTURED, 3000, refunds);
    }

    private static ProviderPayment refunded(GivenBack... refunds) {
        return payment(ProviderPayment.State.REFUNDED, 3000, refunds);
    }

    private static ProviderPayment payment(ProviderPayment.State state, long captured, GivenBack... refunds) {
        var sum = Arrays.stream(refunds)
                .mapToLong(refund -> refund.amount().minorUnits())
                .sum();
        return new ProviderPayment(state, usd(captured), usd(sum), List.of(refunds));
    }

    /** A provider that does not list refunds one by one. */
    private static ProviderPayment sumOnly(long refunded) {
        return new ProviderPayment(ProviderPayment.State.CAPTURED, usd(3000), usd(refunded), List.of());
    }

    private static GivenBack listed(@Nullable Object key, long minor) {
        return new GivenBack(key == null ? null : key.toString(), usd(minor));
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
