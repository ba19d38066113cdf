package io.countermand.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.ReasonCodes;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.edge.check.StrictJson;
import io.countermand.edge.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A body is refused with 400, or it becomes a command that the worker reads as it was meant. */
class CommandFuzzTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<Target> TARGETS = List.of(Target.order("RA1"), new Target("RA1", 3));
    /** The worker parks a longer one. */
    private static final int OTHER_REASON_MAX = 3_000;

    @FuzzTest
    void whatIsAcceptedIsWhatTheWorkerReads(byte[] body) {
        unlessRefused(() -> StrictJson.read(body, ReasonGiven.class)).ifPresent(CommandFuzzTest::inEveryAction);
    }

    private static void inEveryAction(ReasonGiven given) {
        for (var action : OrderAction.values()) {
            for (var target : TARGETS) {
                unlessRefused(() -> Reason.of(given, ReasonCodes.of(target, action)))
                        .map(reason -> command(action, target, reason))
                        .ifPresent(CommandFuzzTest::isGood);
            }
        }
    }

    private static void isGood(OrderActionRequested command) {
        assertThat(WireJson.read(WireJson.write(command), OrderActionRequested.class, OrderActionRequested.SCHEMA))
                .isEqualTo(command);
        assertThat(ReasonCodes.of(command.target(), command.action())).contains(command.reasonCode());
        var other = command.otherReason() == null ? "" : command.otherReason();
        assertThat(other).doesNotContain("<", ">", "\"", "'", "\0").hasSizeLessThanOrEqualTo(OTHER_REASON_MAX);
        assertThat(command.reasonCode().equals(ReasonCodes.OTHER) && other.isBlank())
                .isFalse();
    }

    private static OrderActionRequested command(OrderAction action, Target target, Reason reason) {
        return new OrderActionRequested(
                OrderActionRequested.SCHEMA,
                ActionId.of("acme", target, action, 0),
                new UUID(0, 0),
                0,
                action,
                target,
                "acme",
                reason.code(),
                reason.other(),
                NOON,
                null);
    }

    private static <T> Optional<T> unlessRefused(Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (Refusal refusal) {
            assertThat(refusal.entry().httpCode()).isEqualTo(400);
            assertThat(refusal.errors()).isNotEmpty();
            return Optional.empty();
        }
    }
}
