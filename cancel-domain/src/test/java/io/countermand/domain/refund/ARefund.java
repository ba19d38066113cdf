package io.countermand.domain.refund;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.ProviderPayment.GivenBack;
import io.countermand.domain.refund.ProviderPayment.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A refund of 10.00 USD of a payment of 30.00 USD, in every state, and what its provider may say. */
final class ARefund {

    static final UUID KEY = UUID.fromString("8c0ecf23-5d7f-8e90-b1c2-d3e4f5a6b7c8");
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Money TEN = usd(1000);
    static final Money ALL = usd(3000);
    static final Money NOTHING = usd(0);
    static final RefundTimes TIMES =
            new RefundTimes(Duration.ofSeconds(60), Duration.ofHours(20), Duration.ofHours(1), Duration.ofDays(30));
    static final Request PART = new Request(Request.Kind.PART, TEN, usd(100), NOTHING);
    /** Of a payment of which 10.00 went back before. */
    static final Request SECOND_PART = new Request(Request.Kind.PART, TEN, usd(100), TEN);

    static final Request RELEASE = new Request(Request.Kind.RELEASE, TEN, NOTHING, NOTHING);

    private ARefund() {}

    static Money usd(long minor) {
        return Money.of(minor, "USD");
    }

    static RefundDue due() {
        return due(false, true);
    }

    static RefundDue due(boolean everythingIsVoid, boolean dedupes) {
        return new RefundDue(KEY, TEN, new RefundDue.Facts(usd(300), NOTHING, everythingIsVoid, dedupes));
    }

    /** After a first one of 10.00. */
    static RefundDue secondDue(boolean dedupes) {
        return new RefundDue(KEY, TEN, new RefundDue.Facts(usd(300), TEN, false, dedupes));
    }

    static RefundState.Unknown unknown(Request request) {
        return new RefundState.Unknown(request, NOW.minusSeconds(100), false, null);
    }

    static Reading authorized() {
        return found(State.AUTHORIZED, NOTHING);
    }

    static Reading captured() {
        return found(State.CAPTURED, ALL);
    }

    /** With refunds whose keys are not listed. */
    static Reading captured(Money... refunds) {
        return found(State.CAPTURED, ALL, refunds);
    }

    static Reading cancelled() {
        return found(State.CANCELLED, NOTHING);
    }

    static Reading refunded() {
        return found(State.REFUNDED, ALL, ALL);
    }

    /** With one refund under a key. */
    static Reading captured(String key, Money amount) {
        return new Reading.Found(new ProviderPayment(State.CAPTURED, ALL, amount, List.of(new GivenBack(key, amount))));
    }

    /** With one refund of 10.00 under each of these keys. */
    static Reading capturedUnder(String... keys) {
        var refunds = Stream.of(keys).map(key -> new GivenBack(key, TEN)).toList();
        var sum = usd(TEN.minorUnits() * keys.length);
        return new Reading.Found(new ProviderPayment(State.CAPTURED, ALL, sum, refunds));
    }

    static Reading ours(Money amount) {
        return captured(KEY.toString(), amount);
    }

    /** All that was captured, under our key. */
    static Reading oursWhole() {
        var whole = List.of(new GivenBack(KEY.toString(), ALL));
        return new Reading.Found(new ProviderPayment(State.REFUNDED, ALL, ALL, whole));
    }

    private static Reading found(State state, Money captured, Money... refunds) {
        var listed = new ArrayList<GivenBack>();
        var sum = NOTHING;
        for (var refund : refunds) {
            listed.add(new GivenBack(null, refund));
            sum = sum.plus(refund);
        }
        return new Reading.Found(new ProviderPayment(state, captured, sum, listed));
    }
}
