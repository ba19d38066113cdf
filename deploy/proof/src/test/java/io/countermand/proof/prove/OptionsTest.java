package io.countermand.proof.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.proof.trouble.Size;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @TempDir
    Path folder;

    @Test
    void theCommandThatRepeatsARunReadsTheSame() {
        var options = Options.parse("--size", "ci", "--seed", "4711", "--keep", folder.toString());

        assertThat(options.size()).isEqualTo(Size.CI);
        assertThat(options.repeat()).isEqualTo("./countermand prove --size ci --seed 4711");
        assertThat(options.folder()).isEqualTo(folder);
    }

    @Test
    void smokeIsTheDefault() {
        assertThat(Options.parse("--keep", folder.toString()).size()).isEqualTo(Size.SMOKE);
    }

    @Test
    void wrongUseIsSaid() {
        assertThatThrownBy(() -> Options.parse("--seed", "x")).hasMessage("--seed is a number, not x");
        assertThatThrownBy(() -> Options.parse("--seed")).hasMessage("--seed needs a value");
        assertThatThrownBy(() -> Options.parse("--fast")).hasMessage("there is no option --fast");
    }
}
