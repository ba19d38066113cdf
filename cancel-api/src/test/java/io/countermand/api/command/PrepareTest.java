package io.countermand.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.api.ApiConfig;
import io.countermand.api.command.Prepare.Found;
import io.countermand.backbone.store.Outage;
import io.countermand.domain.action.ActionState;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.order.OrderStatus;
import io.countermand.edge.access.Caller;
import io.countermand.edge.access.Right;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a command meets, from lambdas. */
class PrepareTest {

    private static final Duration NEARLY_TOO_LONG = Duration.ofMillis(1400);

    private final OrderNow order = new OrderNow(null, OrderStatus.COMPLETE, 1, 1, 0, null, null);
    private final OrderNow afterOneEnded = new OrderNow(null, OrderStatus.COMPLETE, 1, 1, 1, null, null);
    private final FirstAnswer first = new FirstAnswer(
            new Accepted("RA1", null, ActionState.PENDING, 1, Instant.EPOCH, new UUID(0, 1)), "the body's hash");
    private final Asked asked = asked("the body's hash");

    @Test
    void whatHasNoAnswerYetMeetsTheOrder() {
        var found = prepared(Uni.createFrom().item(Optional.empty()), order());

        assertThat(found).isEqualTo(new Found.Now(order));
    }

    @Test
    void whatWasAnsweredMeetsItsAnswer() {
        assertThat(prepared(Uni.createFrom().item(Optional.of(first)), order())).isEqualTo(new Found.Before(first));
    }

    @Test
    void anActionThatEndsBetweenTheTwoReadsIsStillTheCommandsOwn() {
        var hasEnded = new AtomicBoolean();
        var before = Uni.createFrom().item(() -> Optional.of(first).filter(any -> hasEnded.getAndSet(true)));
        var now = Uni.createFrom().item(() -> Optional.of(hasEnded.getAndSet(true) ? afterOneEnded : order));

        assertThat(prepared(before, now)).isNotEqualTo(new Found.Now(afterOneEnded));
    }

    /** Or a caller with an Idempotency-Key would wait for one read more than the promise of 8 s has room for. */
    @Test
    void bothReadsTogetherTakeNoLongerThanOneMay() {
        var slowly = Uni.createFrom().voidItem().onItem().delayIt().by(NEARLY_TOO_LONG);

        assertThatThrownBy(() -> prepared(slowly.replaceWith(Optional::empty), slowly.chain(this::order)))
                .matches(Outage::is);
    }

    private Uni<Optional<OrderNow>> order() {
        return Uni.createFrom().item(Optional.of(order));
    }

    private Found prepared(Uni<Optional<FirstAnswer>> before, Uni<Optional<OrderNow>> now) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ApiConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(ApiConfig.class);
        return new Prepare(any -> before, any -> now, config).of(asked).await().indefinitely();
    }

    private static Asked asked(String bodyHash) {
        var caller = new Caller(1, "meadow", Set.of(Right.CANCEL), null, null, null);
        var header = new CommandHeader(new UUID(0, 2), bodyHash, "00-1-2-00");
        return new Asked(caller, Target.order("RA1"), OrderAction.CANCEL, new Reason("FRAUD", null), header);
    }
}
