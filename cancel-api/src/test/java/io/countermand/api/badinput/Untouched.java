package io.countermand.api.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Commands;
import io.countermand.api.testing.Platform;
import io.countermand.api.testing.Rows;

/** What must be as it was: nothing on the topic, no row that a command became. */
final class Untouched {

    private Untouched() {}

    static void check(Platform platform) {
        assertThat(Commands.all()).noneMatch(found -> found.key().startsWith(platform.name() + "/"));
        assertThat(Rows.count("cancellation.action", platform)).isZero();
    }
}
