package io.countermand.local.launch;

import io.countermand.local.infra.LocalKafka;
import io.countermand.local.infra.LocalPostgres;
import io.countermand.local.infra.StartFailed;
import io.countermand.local.process.AfterParent;
import io.countermand.local.provider.LocalProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Everything that runs. Closing it stops everything, in an order in which nobody misses anybody. */
public final class Stack implements AutoCloseable {

    private final Ports ports;
    private final Secrets secrets;
    private final RunFolder folder;
    private final Progress progress;
    private final List<ServiceProcess> services = new CopyOnWriteArrayList<>();
    private volatile Optional<LocalProvider> provider = Optional.empty();
    private final AtomicBoolean closed = new AtomicBoolean();

    public Stack(Options options, Progress progress) {
        this.ports = Ports.choose(options.ports(), System.getenv(), options.freePorts());
        this.ports.checkFree(options.needed());
        this.folder = RunFolder.create(options.keep());
        this.secrets = Secrets.draw();
        this.progress = progress;
    }

    public Ports ports() {
        return ports;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Path folder() {
        return folder.path();
    }

    /** For a run that failed. @return where the logs are from now on */
    public Path keepLogs() {
        return folder.keepLogs();
    }

    /** PostgreSQL with the current schema, and Kafka with its topics. */
    public void startInfra() {
        try {
            AfterParent.stopsPostgres(LocalPostgres.dataFolder(folder()), folder(), folder.kept());
        } catch (IOException e) {
            throw new StartFailed("the process that tidies up could not be started: " + e.getMessage(), e);
        }
        Together.run(this::startPostgres, this::startKafka);
    }

    /** The three services from their packages, and a payment provider. @param home the folder of the repository */
    public void startServices(Path home) {
        Together.run(
                this::startProvider,
                () -> startService(Service.CANCEL_API, home),
                () -> startService(Service.CANCEL_WORKER, home),
                () -> startService(Service.WEBHOOK_DISPATCHER, home));
    }

    /** @throws StartFailed with the end of its log, if a service is gone that nobody stopped */
    public void checkAlive() {
        for (var service : services) {
            if (!service.isAlive() && !closed.get()) {
                throw new StartFailed(service.obituary());
            }
        }
    }

    /** From now on a service that ends by itself is reported when it does. */
    public void reportDeaths() {
        services.forEach(service -> service.process().onExit().thenRun(() -> {
            if (!closed.get()) {
                progress.failed(service.obituary());
            }
        }));
    }

    /** Whether somebody pressed Ctrl-C: what fails afterwards fails for that reason. */
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            services.forEach(ServiceProcess::requestStop);
            try {
                for (var service : services) {
                    service.awaitStop();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            provider.ifPresent(LocalProvider::close);
            LocalKafka.at(folder(), ports.of(Port.KAFKA)).kill();
            LocalPostgres.at(folder(), ports.of(Port.POSTGRES)).stop();
            folder.delete();
        }
    }

    private void startPostgres() {
        var since = progress.start("PostgreSQL");
        LocalPostgres.start(folder(), ports.of(Port.POSTGRES)).createDatabase(Service.DATABASE);
        progress.ready("PostgreSQL", ports.of(Port.POSTGRES), since);
    }

    private void startKafka() {
        var since = progress.start("Kafka");
        LocalKafka.start(folder(), ports.of(Port.KAFKA)).createTopics("");
        progress.ready("Kafka", ports.of(Port.KAFKA), since);
    }

    private void startProvider() {
        var since = progress.start("payment provider");
        provider = Optional.of(LocalProvider.start(folder(), ports.of(Port.PROVIDER)));
        progress.ready("payment provider", ports.of(Port.PROVIDER), since);
    }

    private void startService(Service service, Path home) {
        var since = progress.start(service.title());
        var process = ServiceProcess.start(service, home, folder(), service.environment(ports, secrets));
        services.add(process);
        process.awaitReady(service.readyUrl(ports));
        progress.ready(service.title(), ports.of(service.port()), since);
    }
}
