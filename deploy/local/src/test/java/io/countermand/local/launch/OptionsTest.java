package io.countermand.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void readsCommandAndFlags() {
        var options = Options.parse("up", "--infra", "--keep", "/tmp/x", "--api-port", "9999");

        assertThat(options.command()).isEqualTo(Options.Command.UP);
        assertThat(options.stays()).isTrue();
        assertThat(options.infra()).isTrue();
        assertThat(options.keep()).contains(Path.of("/tmp/x"));
        assertThat(options.ports()).containsEntry(Port.API, 9999);
    }

    @Test
    void aDemoEndsByItself() {
        assertThat(Options.parse("demo").stays()).isFalse();
        assertThat(Options.parse("demo", "--stay").stays()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyPortHasAnOption(Port port) {
        assertThat(Options.parse("demo", port.option(), "12345").ports()).containsEntry(port, 12345);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "down",
                "demo --nonsense 1",
                "demo --keep",
                "demo --api-port",
                "demo --api-port x",
                "demo --api-port 65536"
            })
    void saysWhatIsWrong(String commandLine) {
        assertThatThrownBy(() -> Options.parse(commandLine.split(" ")))
                .isInstanceOf(WrongUse.class)
                .hasMessageMatching(".{5,}");
    }
}
