package io.countermand.local.infra;

import io.countermand.local.process.ChildJvm;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Kafka broker in a folder, as a child process. It holds no state but folder and port, so that a second class loader of the
 * same process can take hold of the same broker.
 */
public final class LocalKafka implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final int CONNECT_MILLIS = 200;
    private static final int STARTS_MAX = 3;
    private static final String LOG_MANAGER = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager";

    private final Path folder;
    private final int port;

    private LocalKafka(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** A new broker on a light footing. @param port 0 takes a free one */
    public static LocalKafka start(Path folder, int port) {
        return start(folder, port, Footing.LIGHT);
    }

    /** A new broker. @param port 0 takes a free one */
    public static LocalKafka start(Path folder, int port, Footing footing) {
        return start(folder, port, footing, Optional.empty());
    }

    /** The same with a second door. @param port 0 takes a free one */
    public static LocalKafka start(Path folder, int port, Footing footing, Optional<Front> front) {
        try {
            var kafka = new LocalKafka(folder, FreePort.orAny(port));
            var data = Files.createDirectories(folder.resolve("kafka"));
            Files.write(kafka.options(), footing.brokerOptions());
            kafka.startFirst(data, front);
            return kafka;
        } catch (IOException e) {
            throw new StartFailed("Kafka could not be set up: " + e.getMessage(), e);
        }
    }

    /** The controller's port is ours to choose; somebody else may take it between the choice and the start. */
    private void startFirst(Path data, Optional<Front> front) throws IOException {
        for (int tries = 1; ; tries++) {
            BrokerProperties.write(properties(), data, new Listeners(port, FreePort.any(), front));
            try {
                startAgain();
                return;
            } catch (StartFailed e) {
                if (tries == STARTS_MAX) {
                    throw e;
                }
            }
        }
    }

    /** A broker that was started in this folder. */
    public static LocalKafka at(Path folder, int port) {
        return new LocalKafka(folder, port);
    }

    public int port() {
        return port;
    }

    public Path folder() {
        return folder;
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public void createTopics(String prefix) {
        LocalTopics.create(bootstrapServers(), prefix);
    }

    /** On the same data and port. */
    public void startAgain() {
        try {
            var options = new ArrayList<>(Files.readAllLines(options()));
            options.add(LOG_MANAGER);
            var child = ChildJvm.ofOurs(
                    "kafka",
                    folder,
                    options,
                    BrokerMain.class.getName(),
                    properties().toString());
            var process = child.start();
            Files.writeString(pidFile(), String.valueOf(process.pid()));
            awaitListening(process, child.log());
        } catch (IOException e) {
            throw new StartFailed("Kafka could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while Kafka started", e);
        }
    }

    /** An orderly shutdown; what was acknowledged is kept. */
    public void stop() {
        process().ifPresent(process -> end(process, process.destroy()));
    }

    /** SIGKILL. */
    public void kill() {
        process().ifPresent(process -> end(process, process.destroyForcibly()));
    }

    /** SIGSTOP: connections stay open and nothing is answered. */
    public void pause() {
        process().ifPresent(process -> signal(process, "-STOP"));
    }

    /** SIGCONT. */
    public void resume() {
        process().ifPresent(process -> signal(process, "-CONT"));
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            var kill = new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill " + signal + " failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException("there is no kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static void end(ProcessHandle process, boolean requested) {
        try {
            process.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ProcessHandle> process() {
        try {
            return Files.exists(pidFile())
                    ? ProcessHandle.of(Long.parseLong(Files.readString(pidFile())))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("could not read " + pidFile(), e);
        }
    }

    private void awaitListening(Process process, Path log) throws InterruptedException {
        var deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new StartFailed("Kafka did not start on port " + port + ":\n" + LogTail.of(log));
            }
            Thread.sleep(20);
        }
    }

    private boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private Path options() {
        return folder.resolve("kafka.options");
    }

    private Path properties() {
        return folder.resolve("kafka.properties");
    }

    private Path pidFile() {
        return folder.resolve("kafka.pid");
    }
}
