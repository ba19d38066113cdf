package io.countermand.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingIsLeftTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path parent;

    @Test
    void childrenAndFolderGoWithALauncherThatWasKilled() throws IOException {
        var launcher = launched();
        var children = descendants(launcher);
        assertThat(children)
                .as("PostgreSQL, Kafka and the one that tidies up, at least")
                .hasSizeGreaterThan(2);

        launcher.destroyForcibly();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(folder()).doesNotExist());
    }

    @Test
    void childrenAndFolderGoWithALauncherThatEnds() throws IOException {
        var launcher = launched();
        var children = descendants(launcher);

        launcher.destroy();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(folder()).doesNotExist());
    }

    private Process launched() throws IOException {
        Files.createDirectories(folder());
        var ready = parent.resolve("ready");
        var launcher = ChildJvm.ofOurs(
                        "launcher",
                        parent,
                        List.of("-Xmx128m"),
                        LauncherForTests.class.getName(),
                        folder().toString(),
                        ready.toString())
                .startUnwatched();
        await().atMost(PATIENCE).until(() -> Files.exists(ready) || !launcher.isAlive());
        assertThat(launcher.isAlive()).isTrue();
        return launcher;
    }

    private Path folder() {
        return parent.resolve("run");
    }

    private static List<ProcessHandle> descendants(Process launcher) {
        try (Stream<ProcessHandle> all = launcher.descendants()) {
            return all.toList();
        }
    }
}
