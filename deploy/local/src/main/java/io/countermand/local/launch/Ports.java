package io.countermand.local.launch;

import io.countermand.local.infra.FreePort;
import io.countermand.local.infra.StartFailed;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ports of one run. */
public record Ports(Map<Port, Integer> numbers) {

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /** Ports that nobody listens on right now. */
    public static Ports allFree() {
        return choose(Map.of(), Map.of(), true);
    }

    /** An option wins over a variable, which wins over the standard. */
    static Ports choose(Map<Port, Integer> options, Map<String, String> environment, boolean allFree) {
        var free = freePorts();
        var chosen = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            var standard = allFree ? 0 : port.standard();
            var variable = environment.get(port.variable());
            var otherwise = variable == null ? standard : Options.portNumber(port.variable(), variable);
            var number = options.getOrDefault(port, otherwise);
            chosen.put(port, number == 0 ? free.get(port.ordinal()) : number);
        }
        return new Ports(chosen);
    }

    public int of(Port port) {
        return java.util.Objects.requireNonNull(numbers.get(port));
    }

    public String url(Port port) {
        return "http://localhost:" + of(port);
    }

    /** @throws StartFailed naming every port that somebody else listens on */
    void checkFree(Collection<Port> needed) {
        checkDifferent(needed);
        var taken = needed.stream()
                .filter(port -> isTaken(of(port)))
                .map(this::takenSentence)
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new StartFailed(taken);
        }
    }

    private void checkDifferent(Collection<Port> needed) {
        var users = new HashMap<Integer, Port>();
        for (var port : needed) {
            var other = users.put(of(port), port);
            if (other != null) {
                throw new StartFailed("Port " + of(port) + " is wanted for both " + other.user() + " and " + port.user()
                        + ". Choose another with " + port.option() + " N.");
            }
        }
    }

    private String takenSentence(Port port) {
        return "Port " + of(port) + ", wanted for " + port.user() + ", is taken. Free it, or choose another with "
                + port.option() + " N or " + port.variable() + "=N.";
    }

    private static boolean isTaken(int number) {
        try (var socket = new ServerSocket(number)) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    private static List<Integer> freePorts() {
        try {
            return FreePort.several(Port.values().length);
        } catch (IOException e) {
            throw new StartFailed("this machine has no free ports: " + e.getMessage(), e);
        }
    }
}
