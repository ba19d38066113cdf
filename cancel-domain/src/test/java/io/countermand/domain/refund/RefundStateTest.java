package io.countermand.domain.refund;

import static io.countermand.domain.refund.ARefund.ALL;
import static io.countermand.domain.refund.ARefund.NOTHING;
import static io.countermand.domain.refund.ARefund.NOW;
import static io.countermand.domain.refund.ARefund.PART;
import static io.countermand.domain.refund.ARefund.RELEASE;
import static io.countermand.domain.refund.ARefund.SECOND_PART;
import static io.countermand.domain.refund.ARefund.TEN;
import static io.countermand.domain.refund.ARefund.TIMES;
import static io.countermand.domain.refund.ARefund.authorized;
import static io.countermand.domain.refund.ARefund.cancelled;
import static io.countermand.domain.refund.ARefund.captured;
import static io.countermand.domain.refund.ARefund.capturedUnder;
import static io.countermand.domain.refund.ARefund.due;
import static io.countermand.domain.refund.ARefund.ours;
import static io.countermand.domain.refund.ARefund.oursWhole;
import static io.countermand.domain.refund.ARefund.refunded;
import static io.countermand.domain.refund.ARefund.secondDue;
import static io.countermand.domain.refund.ARefund.unknown;
import static io.countermand.domain.refund.ARefund.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countermand.domain.refund.Move.Pace;
import io.countermand.domain.refund.RefundState.AwaitingCapture;
import io.countermand.domain.refund.RefundState.Intended;
import io.countermand.domain.refund.RefundState.NeedsReview;
import io.countermand.domain.refund.RefundState.Sending;
import io.countermand.domain.refund.RefundState.Succeeded;
import io.countermand.domain.refund.RefundState.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state against everything that a provider may say. */
class RefundStateTest {

    private static final Intended INTENDED = new Intended(null);
    private static final AwaitingCapture AWAITING = new AwaitingCapture(NOW.minus(Duration.ofDays(1)));
    private static final Unknown LOST = unknown(PART);
    private static final Unknown LOST_RELEASE = unknown(RELEASE);
    private static final Reading REJECTED = new Reading.Rejected("NOT_FOUND");
    private static final Reading UNAUTHORIZED = new Reading.Unauthorized("UNAUTHORIZED");
    private static final Reading UNREADABLE = new Reading.Unreadable("timeout");
    private static final Reading ANOTHERS = captured("another's key", TEN);
    private static final Move WAIT = Move.after(Duration.ofHours(1), new AwaitingCapture(NOW));
    private static final Move REFUNDED = Move.succeed(RefundState.Outcome.REFUNDED);
    private static final Move RELEASED = Move.succeed(RefundState.Outcome.RELEASED);

    @ParameterizedTest(name = "{0} reads {1}: {2}")
    @MethodSource("readings")
    void aReadingLeadsOn(RefundState.Open from, Reading reading, Move expected) {
        assertThat(from.read(due(), reading, NOW, TIMES)).isEqualTo(expected);
    }

    static Stream<Arguments> readings() {
        return Stream.of(
                arguments(INTENDED, authorized(), WAIT),
                arguments(INTENDED, captured(), Move.now(sending(PART))),
                arguments(INTENDED, captured(TEN), Move.review(Cause.UNEXPLAINED_REFUND)),
                arguments(INTENDED, ANOTHERS, Move.review(Cause.UNEXPLAINED_REFUND)),
                arguments(INTENDED, refunded(), Move.review(Cause.ALREADY_REFUNDED)),
                arguments(INTENDED, cancelled(), RELEASED),
                arguments(INTENDED, ours(TEN), REFUNDED),
                arguments(INTENDED, ours(ALL), Move.review(Cause.OTHER_AMOUNT)),
                arguments(INTENDED, REJECTED, Move.review(Cause.REJECTED)),
                arguments(INTENDED, UNAUTHORIZED, Move.providerWaits(INTENDED)),
                arguments(INTENDED, UNREADABLE, Move.backOff(INTENDED)),
                arguments(AWAITING, authorized(), Move.after(Duration.ofHours(1), AWAITING)),
                arguments(AWAITING, captured(), Move.now(sending(PART))),
                arguments(AWAITING, captured(TEN), Move.review(Cause.UNEXPLAINED_REFUND)),
                arguments(AWAITING, refunded(), Move.review(Cause.ALREADY_REFUNDED)),
                arguments(AWAITING, cancelled(), RELEASED),
                arguments(AWAITING, ours(TEN), REFUNDED),
                arguments(AWAITING, REJECTED, Move.review(Cause.REJECTED)),
                arguments(AWAITING, UNAUTHORIZED, Move.providerWaits(AWAITING)),
                arguments(AWAITING, UNREADABLE, Move.backOff(AWAITING)),
                arguments(LOST, authorized(), Move.after(Duration.ofSeconds(60), unchanged(PART, NOW))),
                arguments(LOST, captured(), Move.after(Duration.ofSeconds(60), unchanged(PART, NOW))),
                arguments(LOST, captured(TEN), REFUNDED),
                arguments(LOST, captured(usd(999)), Move.review(Cause.UNEXPLAINED_REFUND)),
                arguments(LOST, captured(TEN, TEN), Move.review(Cause.UNEXPLAINED_REFUND)),
                arguments(LOST, ANOTHERS, Move.review(Cause.UNEXPLAINED_REFUND)),
                arguments(LOST, refunded(), Move.review(Cause.UNEXPLAINED_REFUND)),
                arguments(LOST, cancelled(), Move.review(Cause.UNEXPLAINED_REFUND)),
                arguments(LOST, ours(TEN), REFUNDED),
                arguments(LOST, ours(usd(1)), Move.review(Cause.OTHER_AMOUNT)),
                arguments(LOST, REJECTED, Move.review(Cause.REJECTED)),
                arguments(LOST, UNAUTHORIZED, Move.providerWaits(LOST)),
                arguments(LOST, UNREADABLE, Move.backOff(LOST)),
                arguments(LOST_RELEASE, authorized(), Move.after(Duration.ofSeconds(60), unchanged(RELEASE, NOW))),
                arguments(LOST_RELEASE, captured(), Move.after(Duration.ofSeconds(60), unchanged(RELEASE, NOW))),
                arguments(LOST_RELEASE, captured(TEN), Move.review(Cause.UNEXPLAINED_REFUND)),
                arguments(LOST_RELEASE, refunded(), REFUNDED),
                arguments(LOST_RELEASE, oursWhole(), REFUNDED),
                arguments(LOST_RELEASE, ours(TEN), REFUNDED),
                arguments(LOST_RELEASE, ours(usd(999)), Move.review(Cause.OTHER_AMOUNT)),
                arguments(LOST, oursWhole(), Move.review(Cause.OTHER_AMOUNT)),
                arguments(LOST_RELEASE, cancelled(), RELEASED));
    }

    /** Only the rise says what became of it: what went back before is neither taken for it nor counted again. */
    @ParameterizedTest(name = "a second one reads {0}: {1}")
    @MethodSource("readingsAfterAFirstOne")
    void aSecondRefundIsFoundByTheRiseAlone(Reading reading, Move expected) {
        assertThat(unknown(SECOND_PART).read(secondDue(false), reading, NOW, TIMES))
                .isEqualTo(expected);
    }

    static Stream<Arguments> readingsAfterAFirstOne() {
        var wait = Move.after(Duration.ofSeconds(60), unchanged(SECOND_PART, NOW));
        var unexplained = Move.review(Cause.UNEXPLAINED_REFUND);
        return Stream.of(
                arguments(captured(TEN), wait),
                arguments(capturedUnder("the first one's key"), wait),
                arguments(captured(TEN, TEN), REFUNDED),
                arguments(captured(usd(2000)), REFUNDED),
                arguments(capturedUnder("the first one's key", ARefund.KEY.toString()), REFUNDED),
                arguments(capturedUnder("the first one's key", "another's key"), unexplained),
                arguments(captured(), unexplained),
                arguments(captured(TEN, usd(999)), unexplained),
                arguments(captured(TEN, TEN, usd(1)), unexplained),
                arguments(refunded(), unexplained));
    }

    @Test
    void aSecondRefundWithoutATraceIsSentAgainOnlyWhereKeysAreRecognised() {
        var first = unchanged(SECOND_PART, NOW.minusSeconds(60));

        assertThat(first.read(secondDue(true), captured(TEN), NOW, TIMES))
                .isEqualTo(Move.now(new Intended(LOST.firstSentAt())));
        assertThat(first.read(secondDue(false), captured(TEN), NOW, TIMES)).isEqualTo(Move.review(Cause.NO_TRACE));
        assertThat(first.read(secondDue(false), captured(TEN, TEN), NOW, TIMES)).isEqualTo(REFUNDED);
    }

    @Test
    void whatWentBackBeforeIsWrittenDownWithTheSecondRefund() {
        assertThat(INTENDED.read(secondDue(false), captured(TEN), NOW, TIMES))
                .isEqualTo(Move.now(sending(SECOND_PART)));
        assertThat(INTENDED.read(secondDue(false), captured(), NOW, TIMES))
                .isEqualTo(Move.review(Cause.UNEXPLAINED_REFUND));
    }

    @ParameterizedTest(name = "{0} is answered {1}")
    @MethodSource("answers")
    void everyAnswerLeadsOn(Request.Kind asked, Answer.Kind kind) {
        var request = new Request(asked, TEN, usd(100), NOTHING);
        var expected = switch (kind) {
            case NOT_SENT -> Move.backOff(INTENDED);
            case REFUNDED -> REFUNDED;
            case RELEASED -> asked == Request.Kind.RELEASE ? RELEASED : REFUNDED;
            case REFUSED -> Move.review(Cause.REFUSED);
            case ALREADY_REFUNDED -> Move.now(new Unknown(request, NOW, true, null));
            case REJECTED -> Move.review(Cause.REJECTED);
            case UNAUTHORIZED -> Move.providerWaits(INTENDED);
            case UNCLEAR -> Move.backOff(new Unknown(request, NOW, false, null));
        };

        assertThat(sending(request).answered(new Answer(kind, "a word"))).isEqualTo(expected);
    }

    static Stream<Arguments> answers() {
        return Stream.of(Request.Kind.values())
                .flatMap(asked -> Stream.of(Answer.Kind.values()).map(kind -> arguments(asked, kind)));
    }

    @Test
    void whatIsNotCapturedAndWhollyVoidIsReleased() {
        assertThat(INTENDED.read(due(true, true), authorized(), NOW, TIMES)).isEqualTo(Move.now(sending(RELEASE)));
        assertThat(AWAITING.read(due(true, true), authorized(), NOW, TIMES)).isEqualTo(Move.now(sending(RELEASE)));
    }

    @Test
    void allThatWasCapturedGoesBackWithoutAnAmount() {
        var everything = new RefundDue(ARefund.KEY, ALL, due().facts());

        var move = INTENDED.read(everything, captured(), NOW, TIMES);

        assertThat(move.to()).isEqualTo(sending(new Request(Request.Kind.FULL, ALL, usd(300), NOTHING)));
    }

    @Test
    void moreThanWasCapturedIsForAHuman() {
        var more = new RefundDue(ARefund.KEY, usd(3001), due().facts());

        assertThat(INTENDED.read(more, captured(), NOW, TIMES)).isEqualTo(Move.review(Cause.ABOVE_CAPTURED));
    }

    @Test
    void aPaymentThatIsNeverCapturedIsForAHumanAfterThirtyDays() {
        var since = NOW.minus(Duration.ofDays(30));

        assertThat(new AwaitingCapture(since).read(due(), authorized(), NOW, TIMES))
                .isEqualTo(Move.review(Cause.NEVER_CAPTURED));
        assertThat(new AwaitingCapture(since.plusSeconds(1))
                        .read(due(), authorized(), NOW, TIMES)
                        .pace())
                .isEqualTo(new Pace.After(Duration.ofHours(1)));
    }

    @Test
    void aPaymentWhoseCaptureCannotBeSeenIsForAHumanAfterThirtyDays() {
        var since = NOW.minus(Duration.ofDays(30));
        var younger = new AwaitingCapture(since.plusSeconds(1));

        assertThat(new AwaitingCapture(since).read(due(), UNREADABLE, NOW, TIMES))
                .isEqualTo(Move.review(Cause.CAPTURE_UNKNOWN));
        assertThat(younger.read(due(), UNREADABLE, NOW, TIMES)).isEqualTo(Move.backOff(younger));
    }

    @Test
    void noTraceOnTwoReadsAMinuteApartIsSentAgainOnlyWhereKeysAreRecognised() {
        var first = unchanged(PART, NOW.minusSeconds(60));

        assertThat(first.read(due(false, true), captured(), NOW, TIMES))
                .isEqualTo(Move.now(new Intended(LOST.firstSentAt())));
        assertThat(first.read(due(false, false), captured(), NOW, TIMES)).isEqualTo(Move.review(Cause.NO_TRACE));
        assertThat(unchanged(PART, NOW.minusSeconds(59))
                        .read(due(), captured(), NOW, TIMES)
                        .pace())
                .isEqualTo(new Pace.After(Duration.ofSeconds(1)));
    }

    @Test
    void nothingIsSentAgainTwentyHoursAfterTheFirstSend() {
        var old = NOW.minus(Duration.ofHours(20));

        assertThat(new Intended(old).read(due(), captured(), NOW, TIMES)).isEqualTo(Move.review(Cause.NO_TRACE));
        assertThat(new Unknown(PART, old, false, old).read(due(), captured(), NOW, TIMES))
                .isEqualTo(Move.review(Cause.NO_TRACE));
        assertThat(new Unknown(PART, old, false, null).read(due(), UNREADABLE, NOW, TIMES))
                .isEqualTo(Move.review(Cause.NO_ANSWER));
        assertThat(new Intended(old.plusSeconds(1)).read(due(), captured(), NOW, TIMES))
                .isEqualTo(Move.now(new Sending(PART, old.plusSeconds(1), NOW)));
    }

    @Test
    void alreadyRefundedIsAdoptedIfItIsOursElseForAHuman() {
        var refused = new Unknown(PART, NOW, true, null);

        assertThat(refused.read(due(), ours(TEN), NOW, TIMES)).isEqualTo(REFUNDED);
        assertThat(refused.read(due(), captured(), NOW, TIMES)).isEqualTo(Move.review(Cause.ALREADY_REFUNDED));
    }

    @Test
    void aSendThatSurelyFailedForgetsItselfButNotTheOneBefore() {
        var again = new Sending(PART, NOW.minusSeconds(500), NOW);

        assertThat(again.answered(new Answer(Answer.Kind.NOT_SENT, "connect")).to())
                .isEqualTo(new Intended(NOW.minusSeconds(500)));
    }

    @Test
    void aHumanHasFourWaysOn() {
        var review = new NeedsReview(Cause.NO_TRACE);

        assertThat(review.adopt().to()).isEqualTo(new Succeeded(RefundState.Outcome.REFUNDED));
        assertThat(review.resend().to()).isEqualTo(INTENDED);
        assertThat(review.credit().to()).isEqualTo(new RefundState.Credited());
        assertThat(review.writeOff().to()).isEqualTo(new RefundState.WrittenOff());
    }

    @Test
    void theKeyComesFromActionAndPaymentAlone() {
        var action = ARefund.KEY;

        assertThat(RefundKey.of(action, "bango", "tx-1")).isEqualTo(RefundKey.of(action, "bango", "tx-1"));
        assertThat(Stream.of(
                        RefundKey.of(action, "bango", "tx-1"),
                        RefundKey.of(action, "bango", "tx-2"),
                        RefundKey.of(action, "other", "tx-1"),
                        RefundKey.of(RefundKey.of(action, "", ""), "bango", "tx-1")))
                .doesNotHaveDuplicates();
    }

    private static Sending sending(Request request) {
        return new Sending(request, NOW, NOW);
    }

    private static Unknown unchanged(Request request, Instant since) {
        return new Unknown(request, LOST.firstSentAt(), false, since);
    }
}
