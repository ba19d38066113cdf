package io.countermand.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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

    /** A server that was killed leaves its file, which says that it is ready. */
    public void forgetTheDead() throws IOException {
        if (process().isEmpty()) {
            Files.deleteIfExists(file);
        }
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

    /** The server deletes the file last. Its process may stay as a zombie for a while, if it is nobody's child any more. */
    private void awaitEnd(ProcessHandle process) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && Files.exists(file)) {
            if (System.nanoTime() > deadline) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return;
            }
            Thread.sleep(20);
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
