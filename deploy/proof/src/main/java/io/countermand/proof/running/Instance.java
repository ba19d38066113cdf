package io.countermand.proof.running;

import io.countermand.local.launch.Port;
import io.countermand.local.launch.Ports;
import io.countermand.local.launch.Service;
import io.countermand.local.launch.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of a service. It can be killed and started again on the same ports. */
public final class Instance implements AutoCloseable {

    private static final Duration DEATH_PATIENCE = Duration.ofSeconds(90);
    private static final Path HOME = Path.of(System.getProperty("countermand.home", "../.."))
            .toAbsolutePath()
            .normalize();

    private final Service service;
    private final Ports ports = Ports.allFree();
    private final Path folder;
    private final Map<String, String> environment;
    private ServiceProcess process;

    Instance(Service service, Path folder, Setting setting) {
        this.service = service;
        this.folder = folder;
        this.environment = setting.environment(service, ports, name());
        this.process = started(Map.of());
    }

    /** Also the name of its sessions in the database. */
    public String name() {
        return folder.getFileName().toString();
    }

    public String url(Port port) {
        return ports.url(port);
    }

    public void awaitReady() {
        process.awaitReady(service.readyUrl(ports));
    }

    /** Whether it says so now. */
    public boolean isReady() {
        return ServiceProcess.isReady(service.readyUrl(ports));
    }

    /** The port of its front door. */
    public int port() {
        return ports.of(service.port());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.process().pid();
    }

    public List<String> logLines() {
        try {
            return Files.readAllLines(process.log());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + process.log(), e);
        }
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() throws InterruptedException {
        process.process().destroyForcibly().waitFor();
    }

    /** SIGSTOP: it lives, and does nothing. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** SIGTERM; does not wait. */
    public void requestStop() {
        process.requestStop();
    }

    /** Only of one that has ended. */
    public int exitStatus() {
        return process.process().exitValue();
    }

    /** The value of a metric without labels; 0 while there is none. */
    public double metric(String name) {
        return Metrics.of(ports.url(Port.WORKER_HEALTH) + "/q/metrics", name);
    }

    /** The metrics it shows, with their types. */
    public Map<String, String> metrics() {
        return Metrics.types(service.readyUrl(ports).replace("/q/health/ready", "/q/metrics"));
    }

    public String service() {
        return service.title();
    }

    /** As somebody would who finds it dead: a new process, the same settings. */
    public void startAgain() {
        begin(Map.of());
        awaitReady();
    }

    /** The same without a wait. @param also variables that only this process sees */
    public void begin(Map<String, String> also) {
        process = started(also);
    }

    /** Waits for its end. @return the exit status */
    public int awaitDeath() throws InterruptedException {
        if (!process.process().waitFor(DEATH_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(service.title() + " is still alive:\n" + String.join("\n", logLines()));
        }
        return process.process().exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.requestStop();
        process.awaitStop();
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
    }

    private ServiceProcess started(Map<String, String> also) {
        var all = new HashMap<>(environment);
        all.putAll(also);
        return ServiceProcess.start(service, HOME, folder, all);
    }
}
