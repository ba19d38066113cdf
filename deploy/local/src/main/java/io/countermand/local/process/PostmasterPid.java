package io.countermand.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process that a PostgreSQL data folder says is its server. */
public record PostmasterPid(Path file) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public static PostmasterPid of(Path dataFolder) {
        return new PostmasterPid(dataFolder.resolve("postmaster.pid"));
    }

    public Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var firstLine = Files.readAllLines(file).stream().findFirst().orElse("").strip();
        return firstLine.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(firstLine)).filter(PostmasterPid::isPostgres);
    }

    /** Sends a signal and waits; a server that does not end is killed. SIGINT is a fast shutdown, SIGQUIT an immediate one. */
    public void stop(String signal) throws IOException, InterruptedException {
        var process = process();
        if (process.isPresent()) {
            // Java can only send SIGTERM, at which the server would wait for its clients to leave.
            new ProcessBuilder(
                            "sh", "-c", "kill -" + signal + " " + process.get().pid())
                    .start()
                    .waitFor();
            awaitEnd(process.get());
        }
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** A file of a dead server may name a pid that somebody else has now. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(true);
    }
}
