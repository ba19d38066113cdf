package io.countermand.proof.prove;

import io.countermand.proof.trouble.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param seed of everything that is drawn: the plan of faults, the errands, the noise
 * @param folder where logs, histories and reports stay
 */
public record Options(Size size, long seed, Path folder) {

    private static final int SEEDS = 1_000_000;

    /** @throws IllegalArgumentException saying what is wrong */
    public static Options parse(String... arguments) {
        var words = new ArrayDeque<>(Arrays.asList(arguments));
        var size = Size.SMOKE;
        long seed = new SecureRandom().nextInt(SEEDS);
        Path folder = null;
        while (!words.isEmpty()) {
            var word = words.pop();
            switch (word) {
                case "--size" -> size = Size.named(value(word, words.poll()));
                case "--seed" -> seed = number(value(word, words.poll()));
                case "--keep" -> folder = Path.of(value(word, words.poll())).toAbsolutePath();
                default -> throw new IllegalArgumentException("there is no option " + word);
            }
        }
        return new Options(size, seed, made(folder));
    }

    /** The command that does it all again. */
    public String repeat() {
        return "./countermand prove --size " + size.title() + " --seed " + seed;
    }

    private static String value(String option, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return value;
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("--seed is a number, not " + text);
        }
        return Long.parseLong(text);
    }

    private static Path made(@Nullable Path folder) {
        try {
            return folder == null ? Files.createTempDirectory("countermand-prove-") : Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
