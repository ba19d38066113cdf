package io.countermand.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedIdTest {

    @Test
    void neverChanges() {
        assertThat(NameBasedId.of("RewardStatus", "é"))
                .isEqualTo(UUID.fromString("9247a97c-908d-829d-b9d6-f9771661ee8b"));
    }

    @Test
    void keepsItsWordsApart() {
        assertThat(NameBasedId.of("ab", "c")).isNotEqualTo(NameBasedId.of("a", "bc"));
        assertThat(NameBasedId.of("a", "")).isNotEqualTo(NameBasedId.of("a"));
        assertThat(NameBasedId.of("a", "b")).isNotEqualTo(NameBasedId.of("b", "a"));
    }

    @Test
    void isAUuidOfVersion8AndNoneComesTwice() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var seen = new HashSet<UUID>();
        for (int i = 0; i < 5_000; i++) {
            var id = NameBasedId.of(Integer.toString(i), Long.toString(random.nextLong()));

            assertThat(id.version()).as("seed %d", seed).isEqualTo(8);
            assertThat(id.variant()).as("seed %d", seed).isEqualTo(2);
            assertThat(seen.add(id)).as("seed %d: %s is new", seed, id).isTrue();
        }
    }
}
