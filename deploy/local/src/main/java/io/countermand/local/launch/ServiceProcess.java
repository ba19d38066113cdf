package io.countermand.local.launch;

import io.countermand.local.infra.LogTail;
import io.countermand.local.infra.StartFailed;
import io.countermand.local.process.ChildJvm;
import io.countermand.local.process.DiesWithParent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service as a process of its own. */
public final class ServiceProcess {

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    // The first tier of compilation is enough for a demo and starts in half the time.
    // What the package opens by its manifest must be opened here, since it is not started with -jar.
    private static final List<String> OPTIONS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-opens=java.base/java.lang=ALL-UNNAMED");

    private final Service service;
    private final Process process;
    private final Path log;

    ServiceProcess(Service service, Process process, Path log) {
        this.service = service;
        this.process = process;
        this.log = log;
    }

    public static ServiceProcess start(Service service, Path home, Path folder, Map<String, String> environment) {
        var registry = System.getProperty(Container.REGISTRY);
        if (registry != null) {
            return new Container(service, registry).start(folder, environment);
        }
        var jar = home.resolve(service.title()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StartFailed(service.title() + " is not built: " + jar + " is missing. ./countermand builds it.");
        }
        var main = List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        var child = new ChildJvm(service.title(), folder, watchedClassPath(jar), OPTIONS, main, environment);
        try {
            return new ServiceProcess(service, child.start(), child.log());
        } catch (IOException e) {
            throw new StartFailed(service.title() + " could not be started: " + e.getMessage(), e);
        }
    }

    public void awaitReady(String url) {
        var ready = new ReadyCheck(url);
        var deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!ready.isReady()) {
            if (!process.isAlive()) {
                throw new StartFailed(obituary());
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailed(service.title() + " is not ready after " + START_PATIENCE.toSeconds() + " s:\n"
                        + LogTail.of(log));
            }
            pause();
        }
    }

    /** @param url where a service says whether it is ready */
    public static boolean isReady(String url) {
        return new ReadyCheck(url).isReady();
    }

    private void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while " + service.title() + " started", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Process process() {
        return process;
    }

    public Path log() {
        return log;
    }

    public String obituary() {
        return service.title() + " ended with exit status " + process.exitValue() + ". The end of its log:\n"
                + LogTail.of(log);
    }

    /**
     * Asks it to stop; does not wait. By its handle: the process itself would close the pipe by which the child knows that its
     * parent lives, and the child would halt instead of stopping.
     */
    public void requestStop() {
        process.toHandle().destroy();
    }

    public void awaitStop() throws InterruptedException {
        if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** The service's own, and in front of it the class that ends it with its parent. */
    private static String watchedClassPath(Path jar) {
        var ours = Path.of(DiesWithParent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return ours + File.pathSeparator + jar;
    }
}
