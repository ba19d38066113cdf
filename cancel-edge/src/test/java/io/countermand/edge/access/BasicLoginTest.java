package io.countermand.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicLoginTest {

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "basic ", "BASIC   "})
    void readsNameAndKey(String scheme) {
        assertThat(BasicLogin.parse(scheme + base64("acme:k:e:y"))).contains(new BasicLogin("acme", "k:e:y"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"Basic", "Bearer YTpi", "Basic YTpi!", "Basic YWI="})
    void anythingElseIsNoLogin(String header) {
        assertThat(BasicLogin.parse(header)).isEmpty();
    }

    @Test
    void neverShowsTheKey() {
        assertThat(new BasicLogin("acme", "very-secret").toString()).doesNotContain("very-secret");
    }

    private static String base64(String login) {
        return Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }
}
