package io.countermand.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void takes24To64Bytes(int length) {
        assertThat(SharedSecret.ofBase64(base64(length)).bytes()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void refusesOtherLengths(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> SharedSecret.ofBase64(base64(length)));
    }

    @Test
    void isNeverPrinted() {
        assertThat(SharedSecret.ofBase64(base64(24))).hasToString("SharedSecret[…]");
    }

    private static String base64(int length) {
        return Base64.getEncoder().encodeToString(new byte[length]);
    }
}
