package io.countermand.domain.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void recordsOfOneOrderShareAKeyThatNoOtherOrderHas() {
        assertThat(Topics.key("acme", "RA1")).isEqualTo("acme/RA1").isNotEqualTo(Topics.key("acme", "RA2"));
        assertThat(Topics.key("other", "RA1")).isEqualTo("other/RA1");
    }
}
