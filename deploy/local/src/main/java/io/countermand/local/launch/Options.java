package io.countermand.local.launch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command line.
 *
 * @param keep the folder in which logs and data stay after the end; empty when they go
 */
public record Options(
        Command command,
        boolean stay,
        boolean infra,
        boolean freePorts,
        Optional<Path> keep,
        Map<Port, Integer> ports) {

    /** What to do. */
    public enum Command {
        DEMO,
        UP
    }

    public static Options parse(String... arguments) {
        var words = new ArrayDeque<>(Arrays.asList(arguments));
        var command = command(words);
        boolean stay = false;
        boolean infra = false;
        boolean freePorts = false;
        Optional<Path> keep = Optional.empty();
        var ports = new EnumMap<Port, Integer>(Port.class);
        while (!words.isEmpty()) {
            var word = words.pop();
            switch (word) {
                case "--stay" -> stay = true;
                case "--infra" -> infra = true;
                case "--free-ports" -> freePorts = true;
                case "--keep" -> keep = Optional.of(Path.of(next(words, word)).toAbsolutePath());
                default -> ports.put(port(word), portNumber(word, next(words, word)));
            }
        }
        if (infra && command == Command.DEMO) {
            throw new WrongUse("--infra goes with up");
        }
        return new Options(command, stay, infra, freePorts, keep, ports);
    }

    /** Whether it runs until Ctrl-C. */
    public boolean stays() {
        return stay || command == Command.UP;
    }

    /** The ports that will be listened on. */
    List<Port> needed() {
        return infra ? List.of(Port.POSTGRES, Port.KAFKA) : List.of(Port.values());
    }

    static int portNumber(String name, String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
            throw new WrongUse(name + " needs a port number, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static Command command(Deque<String> words) {
        return switch (words.isEmpty() ? "nothing" : words.pop()) {
            case "demo" -> Command.DEMO;
            case "up" -> Command.UP;
            default -> throw new WrongUse("say demo or up");
        };
    }

    private static Port port(String word) {
        return Stream.of(Port.values())
                .filter(port -> port.option().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongUse("there is no option " + word));
    }

    private static String next(Deque<String> words, String option) {
        if (words.isEmpty()) {
            throw new WrongUse(option + " needs a value");
        }
        return words.pop();
    }
}
