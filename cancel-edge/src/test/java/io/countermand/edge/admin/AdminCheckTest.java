package io.countermand.edge.admin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdminCheckTest {

    @Test
    void aShortKeyIsRefusedAtTheStart() {
        assertThatThrownBy(() -> AdminCheck.mustBeLong("a".repeat(15))).hasMessageContaining("countermand.admin.key");
        assertThatCode(() -> AdminCheck.mustBeLong("a".repeat(16))).doesNotThrowAnyException();
    }
}
