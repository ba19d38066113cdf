package io.countermand.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyHashTest {

    private static final String PEPPER = "p".repeat(32);

    /** Stored in databases: this value, made by another program, is never to be changed. */
    @Test
    void neverChanges() {
        assertThat(HexFormat.of().formatHex(new KeyHash(PEPPER).of("key")))
                .isEqualTo("0239f2bc748535646361aa959fe5542885e4771345f08a350a3e8522be0d8159");
    }

    @Test
    void differsByKeyAndByPepper() {
        var hash = new KeyHash(PEPPER).of("key");

        assertThat(new KeyHash(PEPPER).of("kez")).isNotEqualTo(hash);
        assertThat(new KeyHash("q".repeat(32)).of("key")).isNotEqualTo(hash);
        assertThat(new KeyHash(PEPPER).of("")).hasSize(32);
    }

    @Test
    void refusesAShortPepperWithoutShowingIt() {
        assertThatThrownBy(() -> new KeyHash("secret".repeat(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
