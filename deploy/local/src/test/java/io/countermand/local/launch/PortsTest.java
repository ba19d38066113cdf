package io.countermand.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.local.infra.StartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void standardPortsAreThoseOfTheContract() {
        assertThat(Ports.choose(Map.of(), Map.of(), false).numbers())
                .containsEntry(Port.API, 8080)
                .containsEntry(Port.DISPATCHER, 8081)
                .containsEntry(Port.DISPATCHER_ADMIN, 9081)
                .containsEntry(Port.WORKER_HEALTH, 8082)
                .containsEntry(Port.WORKER_ADMIN, 9082)
                .containsEntry(Port.RECEIVER, 8090)
                .containsEntry(Port.POSTGRES, 15432)
                .containsEntry(Port.KAFKA, 19092);
    }

    @Test
    void anOptionWinsOverAVariable() {
        var variables = Map.of("COUNTERMAND_API_PORT", "1111", "COUNTERMAND_KAFKA_PORT", "2222");

        var ports = Ports.choose(Map.of(Port.API, 3333), variables, false);

        assertThat(ports.of(Port.API)).isEqualTo(3333);
        assertThat(ports.of(Port.KAFKA)).isEqualTo(2222);
    }

    @Test
    void freePortsAreAllDifferent() {
        var ports = Ports.choose(Map.of(), Map.of(), true);

        assertThat(new HashSet<>(ports.numbers().values()))
                .hasSize(Port.values().length)
                .doesNotContain(0);
    }

    /** Linux takes the near ends of connections from 32768 on. */
    @Test
    void noConnectionTakesAFreePortBeforeItsProcessHasStarted() {
        var ports = Ports.choose(Map.of(), Map.of(), true);

        assertThat(ports.numbers().values()).allSatisfy(port -> assertThat(port).isBetween(20_000, 32_767));
    }

    @Test
    void namesEveryTakenPortAndHowToChooseAnother() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.choose(Map.of(Port.RECEIVER, taken.getLocalPort()), Map.of(), true);

            assertThatThrownBy(() -> ports.checkFree(List.of(Port.values())))
                    .isInstanceOf(StartFailed.class)
                    .hasMessage(
                            "Port %d, wanted for the webhook receiver, is taken. Free it, or choose another with "
                                    + "--receiver-port N or COUNTERMAND_RECEIVER_PORT=N.",
                            taken.getLocalPort());
        }
    }

    @Test
    void doesNotMindAPortThatIsNotNeeded() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.choose(Map.of(Port.RECEIVER, taken.getLocalPort()), Map.of(), true);

            ports.checkFree(Options.parse("up", "--infra").needed());

            assertThat(taken.isBound()).isTrue();
        }
    }
}
