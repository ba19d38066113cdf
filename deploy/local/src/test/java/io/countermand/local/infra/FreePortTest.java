package io.countermand.local.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void givesNoPortTwice() throws IOException {
        var given = new ArrayList<Integer>();
        for (int i = 0; i < 500; i++) {
            given.addAll(FreePort.several(2));
        }

        assertThat(given).doesNotHaveDuplicates();
    }
}
