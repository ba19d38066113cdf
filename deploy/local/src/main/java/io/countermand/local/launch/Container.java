package io.countermand.local.launch;

import io.countermand.local.infra.StartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A service from its image instead of its package, restricted as in a cluster. On the network of this machine, where broker
 * and database are. A signal to the client of Docker goes on to the service, except SIGKILL: nothing is killed in this way.
 */
record Container(Service service, String registry) {

    /** System property: whose images, by a name such as {@code ghcr.io/countermand}. Without it there are no containers. */
    static final String REGISTRY = "countermand.images";

    private static final String VERSION = "0.1.0-SNAPSHOT";

    private static final List<String> RESTRICTED = List.of(
            "docker",
            "run",
            "--rm",
            "--network=host",
            "--read-only",
            "--tmpfs=/tmp",
            "--cap-drop=ALL",
            "--security-opt=no-new-privileges");

    ServiceProcess start(Path folder, Map<String, String> environment) {
        var log = folder.resolve(service.title() + ".log");
        var builder = new ProcessBuilder(command(environment))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            // Not by a pipe, as our other children: the image knows nothing of us.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new ServiceProcess(service, process, log);
        } catch (IOException e) {
            throw new StartFailed("Docker could not be asked for " + service.title() + ": " + e.getMessage(), e);
        }
    }

    /** Variables by name alone: a list of processes shows no secrets. */
    List<String> command(Map<String, String> environment) {
        var command = new ArrayList<>(RESTRICTED);
        environment.keySet().stream().sorted().forEach(name -> {
            command.add("-e");
            command.add(name);
        });
        command.add("%s/%s:%s".formatted(registry, service.title(), VERSION));
        return command;
    }
}
