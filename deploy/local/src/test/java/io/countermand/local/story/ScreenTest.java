package io.countermand.local.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ScreenTest {

    @Test
    void aFileGetsNoColours() {
        assertThat(told(false)).doesNotContain("\u001b").contains("  fine");
    }

    @Test
    void aTerminalDoes() {
        assertThat(told(true)).contains("\u001b[32mfine\u001b[0m");
    }

    private static String told(boolean colours) {
        var bytes = new ByteArrayOutputStream();
        var screen = new Screen(new PrintStream(bytes, true, UTF_8), colours);
        screen.good("fine");
        screen.title("Title");
        return bytes.toString(UTF_8);
    }
}
