package io.countermand.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countermand.backbone.intake.Received;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.ReasonCodes;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.fuzz.Decoded;
import io.countermand.worker.WorkerConfig;
import io.countermand.worker.intake.KnownOrders.KnownOrder;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;

/** A command of which nothing is objected to is one that the API could have sent. */
class CommandRecordFuzzTest {

    private static final KnownOrder ORDER = new KnownOrder("RA1", "acme", 7);
    private static final CommandCheck CHECK = new CommandCheck(new SmallRyeConfigBuilder()
            .withMapping(WorkerConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .build()
            .getConfigMapping(WorkerConfig.class));

    @FuzzTest
    void onlyWhatTheApiCouldHaveSentIsTaken(byte[] value) {
        Decoded.of(value, OrderActionRequested.class)
                .filter(received -> CHECK.objection(received, ORDER, 3).isEmpty())
                .map(Received::content)
                .ifPresent(CommandRecordFuzzTest::couldHaveBeenSent);
    }

    private static void couldHaveBeenSent(OrderActionRequested command) {
        assertThat(command.platform()).isEqualTo("acme");
        assertThat(command.generation()).isBetween(0, 3);
        assertThat(command.actionId())
                .isEqualTo(ActionId.of("acme", command.target(), command.action(), command.generation()));
        var line = command.target().lineNumber();
        assertThat(line == null ? 1 : line).isBetween(1, 7);
        assertThat(ReasonCodes.of(command.target(), command.action())).contains(command.reasonCode());
    }
}
