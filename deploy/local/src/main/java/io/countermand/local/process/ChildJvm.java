package io.countermand.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java process to be started, with the Java that runs us. It ends with us.
 *
 * @param name of the process; its output goes to {@code <name>.log} in the folder
 * @param options of the virtual machine
 * @param arguments the main class and its own arguments
 */
public record ChildJvm(
        String name,
        Path folder,
        String classPath,
        List<String> options,
        List<String> arguments,
        Map<String, String> environment) {

    public ChildJvm {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** On our own class path. */
    public static ChildJvm ofOurs(String name, Path folder, List<String> options, String... arguments) {
        return new ChildJvm(name, folder, System.getProperty("java.class.path"), options, List.of(arguments), Map.of());
    }

    public Path log() {
        return folder.resolve(name + ".log");
    }

    public Process start() throws IOException {
        var builder = new ProcessBuilder(command(DiesWithParent.class.getName()));
        // What ./countermand is told by variables, ports for example, is no setting of a service.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("COUNTERMAND_"));
        builder.environment().putAll(environment);
        return started(builder);
    }

    /** For a program of ours that watches the pipe itself. */
    Process startUnwatched() throws IOException {
        return started(new ProcessBuilder(command()));
    }

    private Process started(ProcessBuilder builder) throws IOException {
        // Not as an option: a list of processes with class paths in it is unreadable.
        builder.environment().put("CLASSPATH", classPath);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        var process = builder.start();
        holdPipeOpen(process);
        return process;
    }

    /** The pipe closes when the process object is collected, which would end the child: a thread keeps it. */
    private void holdPipeOpen(Process process) {
        Thread.ofPlatform().daemon().name("child-" + name).start(() -> {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private List<String> command(String... before) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(before));
        command.addAll(arguments);
        return command;
    }
}
