package io.countermand.backbone.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandbyTest {

    @ParameterizedTest
    @CsvSource({"'', on, synchronous_standby_names is empty", "ANY 1 (*), local, synchronous_commit is local"})
    void whatAFailoverCanLoseIsSaid(String standbys, String commit, String said) {
        assertThat(Standby.problem(standbys, commit)).get().asString().contains(said, "can lose");
    }

    @Test
    void nothingIsSaidOfAStandbyThatIsWaitedFor() {
        assertThat(Standby.problem("ANY 1 (*)", "on")).isEmpty();
    }
}
