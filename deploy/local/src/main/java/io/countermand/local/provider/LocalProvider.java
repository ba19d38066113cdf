package io.countermand.local.provider;

import io.countermand.local.infra.FreePort;
import io.countermand.local.infra.LogTail;
import io.countermand.local.infra.StartFailed;
import io.countermand.local.process.ChildJvm;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The provider's process. */
public final class LocalProvider implements AutoCloseable {

    public static final String USER = "countermand";
    public static final String PASSWORD = "a password of the provider";

    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECT_MILLIS = 200;
    private static final List<String> OPTIONS = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path folder;
    private final int port;
    private final String password;
    private volatile Process process;

    private LocalProvider(Path folder, int port, String password) throws IOException {
        this.folder = folder;
        this.port = port;
        this.password = password;
        this.process = launch();
    }

    /** @param folder of its history and log @param port 0 takes a free one */
    public static LocalProvider start(Path folder, int port) {
        return start(folder, port, PASSWORD);
    }

    /** The same with a password of its own. */
    public static LocalProvider start(Path folder, int port, String password) {
        try {
            var provider = new LocalProvider(folder, FreePort.orAny(port), password);
            provider.awaitListening();
            return provider;
        } catch (IOException e) {
            throw new StartFailed("the payment provider could not be started: " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    /** Without a path. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** One JSON line per effect, on disk before it was answered. */
    public Path history() {
        return folder.resolve("provider-history.jsonl");
    }

    /** What others do with it. */
    public ProviderDesk desk() {
        return new ProviderDesk(url(), password);
    }

    /** SIGKILL, then the same history on the same port. Faults are gone. */
    public void restart() {
        close();
        try {
            process = launch();
        } catch (IOException e) {
            throw new StartFailed("the payment provider could not be started again: " + e.getMessage(), e);
        }
        awaitListening();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        return child().start();
    }

    private ChildJvm child() {
        return new ChildJvm(
                "provider",
                folder,
                System.getProperty("java.class.path"),
                OPTIONS,
                List.of(
                        ProviderMain.class.getName(),
                        String.valueOf(port),
                        history().toString()),
                Map.of("PROVIDER_USER", USER, "PROVIDER_PASSWORD", password));
    }

    private void awaitListening() {
        var deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new StartFailed(
                        "the payment provider did not start on port " + port + ":\n" + LogTail.of(child().log()));
            }
            pause();
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

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while the payment provider started", e);
        }
    }
}
