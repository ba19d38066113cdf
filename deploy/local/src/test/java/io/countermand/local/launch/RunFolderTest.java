package io.countermand.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.local.infra.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @Test
    void goesWithAllThatIsInIt() throws IOException {
        var folder = RunFolder.create(Optional.empty());
        Files.createDirectories(folder.path().resolve("a/b"));
        Files.writeString(folder.path().resolve("a/b/c.log"), "word");

        folder.delete();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void staysWhenItIsToBeKept(@TempDir Path parent) {
        var folder = RunFolder.create(Optional.of(parent.resolve("kept")));

        folder.delete();

        assertThat(folder.path()).isEqualTo(parent.resolve("kept")).exists();
    }

    @Test
    void isNeverMixedWithWhatIsThere(@TempDir Path parent) throws IOException {
        Files.writeString(parent.resolve("letter.txt"), "dear");

        assertThatThrownBy(() -> RunFolder.create(Optional.of(parent)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void logsOfAFailedRunOutliveIt(@TempDir Path ignored) throws IOException {
        var folder = RunFolder.create(Optional.empty());
        Files.writeString(folder.path().resolve("kafka.log"), "word");
        Files.writeString(folder.path().resolve("secret"), "word");

        var logs = folder.keepLogs();
        folder.delete();

        assertThat(logs).isDirectoryContaining("glob:**/kafka.log").isDirectoryNotContaining("glob:**/secret");
        new RunFolder(logs, false).delete();
    }
}
