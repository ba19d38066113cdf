package io.countermand.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.proof.kill.agent.Armed;
import io.countermand.proof.kill.agent.KillAgent;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever renames a method finds out here, and not by a run that waits for a kill. */
class KillPointTest {

    @ParameterizedTest
    @EnumSource
    void isStillAPlaceInTheWorker(KillPoint point) throws IOException {
        var before = point.bytesOfItsClass();

        assertThat(KillAgent.withKillPoint(point.armed(1), before)).hasSizeGreaterThan(before.length);
    }

    @Test
    void aMethodThatIsGoneIsReported() throws IOException {
        var bytes = KillPoint.ORDERS_WRITTEN.bytesOfItsClass();
        var gone = new Armed("io.countermand.worker.intake.Charges", "pay", Armed.Side.EXIT, 1);

        assertThatThrownBy(() -> KillAgent.withKillPoint(gone, bytes)).hasMessageContaining("Charges#pay");
    }
}
