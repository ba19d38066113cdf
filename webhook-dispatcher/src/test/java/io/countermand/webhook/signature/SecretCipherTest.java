package io.countermand.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

    private static final UUID ID = UUID.randomUUID();
    private static final SharedSecret SECRET = SharedSecret.of(new byte[24]);

    private final SecretCipher cipher = cipherOf(1);

    @Test
    void readsWhatItWrote() {
        var stored = cipher.encrypt(SECRET, ID);

        assertThat(cipher.decrypt(stored, ID).bytes()).isEqualTo(SECRET.bytes());
    }

    @Test
    void neverWritesTheSameBytesTwice() {
        assertThat(cipher.encrypt(SECRET, ID).sealed())
                .isNotEqualTo(cipher.encrypt(SECRET, ID).sealed());
    }

    @Test
    void refusesASecretMovedToAnotherSubscription() {
        var stored = cipher.encrypt(SECRET, ID);

        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(stored, UUID.randomUUID()));
    }

    @Test
    void saysWhichKeyItWouldNeed() {
        var stored = cipherOf(2).encrypt(SECRET, ID);

        assertThatIllegalStateException()
                .isThrownBy(() -> cipher.decrypt(stored, ID))
                .withMessageContaining(stored.keyId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!"})
    void refusesAKeyThatIsNone(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> SecretCipher.of(key, new SecureRandom()));
    }

    private static SecretCipher cipherOf(int filling) {
        var key = new byte[32];
        java.util.Arrays.fill(key, (byte) filling);
        return SecretCipher.of(Base64.getEncoder().encodeToString(key), new SecureRandom());
    }
}
