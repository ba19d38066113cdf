package io.countermand.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerTest {

    private final Container container = new Container(Service.CANCEL_API, "example.com/us");

    @Test
    void isRestrictedAsInACluster() {
        assertThat(container.command(Map.of()))
                .contains("--read-only", "--cap-drop=ALL")
                .endsWith("example.com/us/cancel-api:0.1.0-SNAPSHOT");
    }

    @Test
    void showsNoSecretInTheListOfProcesses() {
        var command = container.command(Map.of("COUNTERMAND_ACCESS_PEPPER", "a secret"));

        assertThat(command).containsSequence("-e", "COUNTERMAND_ACCESS_PEPPER").doesNotContain("a secret");
    }
}
