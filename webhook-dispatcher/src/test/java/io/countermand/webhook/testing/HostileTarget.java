package io.countermand.webhook.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * A URL that a customer could give us so that we connect where only we can.
 *
 * @param answers addresses that the name server gives for its host; none if it must not even be asked
 * @param reason why it is refused
 */
public record HostileTarget(String url, List<String> answers, String reason) {

    private static final String FILE = "/hostile-targets.tsv";

    /** @param port which stands for {@code {port}} @param publicAddress which stands for {@code {public}} */
    public static List<HostileTarget> all(int port, String publicAddress) {
        try (InputStream file = HostileTarget.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.replace("{port}", String.valueOf(port)).replace("{public}", publicAddress))
                    .map(HostileTarget::of)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + FILE, e);
        }
    }

    public boolean hasName() {
        return !answers.isEmpty();
    }

    /** Of the URL, which must be a plain one. */
    public String host() {
        var authority = url.substring("https://".length(), url.lastIndexOf('/'));
        return authority.substring(0, authority.lastIndexOf(':'));
    }

    private static HostileTarget of(String line) {
        var columns = line.split("\t", -1);
        var answers = columns[1].equals("-") ? List.<String>of() : List.of(columns[1].split(",", -1));
        return new HostileTarget(unescaped(columns[0]), answers, columns[2]);
    }

    private static String unescaped(String text) {
        return text.replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\0", "\0")
                .replace("\\x7f", "\u007f");
    }
}
