package io.countermand.bench.running;

import io.countermand.local.infra.FreePort;
import io.countermand.local.process.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service as a process of its own, compiled as in production, with the heap that is promised. */
public record Running(String name, Process process, int port, int managementPort, Path folder) {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    static Running start(Path module, Path folder, Map<String, String> settings) throws IOException {
        var ports = FreePort.several(2);
        var environment = new HashMap<String, String>();
        settings.forEach((key, value) -> environment.put(variable(key), value));
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.getFirst()));
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.getLast()));
        var name = module.getFileName().toString();
        var classPath = module.resolve("target/quarkus-app/quarkus-run.jar") + File.pathSeparator + ours();
        var main = List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        var process = new ChildJvm(name, folder, classPath, options(name, folder), main, environment).start();
        return new Running(name, process, ports.getFirst(), ports.getLast(), folder);
    }

    /** What it kept in its heap since it was started. */
    public Heap heap() throws IOException {
        return heapSince(0);
    }

    /** @param moment an earlier {@link #moment()} */
    public Heap heapSince(long moment) throws IOException {
        return Heap.of(Files.readString(gcLog(name, folder)).substring((int) moment));
    }

    /** Now, as a place in the collector's log. */
    public long moment() throws IOException {
        return Files.size(gcLog(name, folder));
    }

    public String url() {
        return "http://localhost:" + port;
    }

    Running awaitAnswer() throws InterruptedException {
        var deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " did not start; see " + folder.resolve(name + ".log"));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return this;
    }

    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private boolean answers() throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url() + "/")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() > 0;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** What the package opens by its manifest must be opened here, since it is not started with -jar. */
    private static List<String> options(String name, Path folder) {
        return List.of(
                "-Xmx256m", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Xlog:gc:file=" + gcLog(name, folder));
    }

    private static Path gcLog(String name, Path folder) {
        return folder.resolve(name + ".gc.log");
    }

    private static String ours() {
        return System.getProperty("java.class.path");
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
