package io.countermand.proof.prove;

import io.countermand.local.infra.Footing;
import io.countermand.local.infra.FreePort;
import io.countermand.local.infra.Front;
import io.countermand.local.infra.LocalKafka;
import io.countermand.local.infra.LocalPostgres;
import io.countermand.local.launch.Port;
import io.countermand.local.launch.Service;
import io.countermand.local.process.AfterParent;
import io.countermand.local.process.Folders;
import io.countermand.local.provider.LocalProvider;
import io.countermand.local.receive.Receiver;
import io.countermand.local.testing.FreshStack;
import io.countermand.proof.history.HistoryFile;
import io.countermand.proof.proxy.TcpProxy;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The whole system: two of each service, what they need, and a proxy in front of everything. */
final class House implements AutoCloseable {

    /** Of every topic and group. */
    static final String PREFIX = "prove.";

    private final Path folder;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final LocalProvider provider;
    private final Proxies proxies;
    private final Installation services;
    private final TcpProxy balancer;
    private final Receiver receiver;

    House(Path folder, Journals journals) throws IOException {
        this.folder = folder;
        AfterParent.stopsPostgres(LocalPostgres.dataFolder(folder), folder, true);
        this.postgres = LocalPostgres.start(folder, 0);
        postgres.createDatabase(Service.DATABASE);
        var ports = FreePort.several(3);
        this.kafka = LocalKafka.start(folder, 0, Footing.LIGHT, Optional.of(new Front(ports.get(0), ports.get(1))));
        kafka.createTopics(PREFIX);
        this.provider = LocalProvider.start(
                Files.createDirectories(HistoryFile.PROVIDER.in(folder).getParent()), 0);
        this.proxies = new Proxies(
                proxy("kafka", ports.get(1), ports.get(0), journals),
                proxy("postgres", 0, postgres.port(), journals),
                proxy("provider", 0, provider.port(), journals),
                proxy("receivers", 0, ports.get(2), journals));
        var stack = new FreshStack.Current(postgres, kafka, Service.DATABASE, PREFIX);
        this.services =
                Installation.twoOfEach(stack, folder, Settings.of(proxies)).awaitReady();
        this.balancer = TcpProxy.start("balancer", 0, doors(), journals.proxies());
        this.receiver = receiver(ports.get(2));
    }

    Installation services() {
        return services;
    }

    Proxies proxies() {
        return proxies;
    }

    LocalProvider provider() {
        return provider;
    }

    Receiver receiver() {
        return receiver;
    }

    String apiUrl() {
        return "http://localhost:" + balancer.port();
    }

    /** Through the proxy. */
    String hookUrl(String name) {
        return "http://localhost:" + proxies.receivers().port() + "/hooks/" + name;
    }

    /** Data goes, logs and histories stay. */
    @Override
    public void close() throws IOException, InterruptedException {
        services.close();
        receiver.close();
        balancer.close();
        proxies.close();
        provider.close();
        kafka.kill();
        postgres.stop();
        Folders.delete(LocalPostgres.dataFolder(folder));
        Folders.delete(folder.resolve("kafka"));
    }

    private List<Integer> doors() {
        return services.apis().stream()
                .map(api -> URI.create(api.url(Port.API)).getPort())
                .toList();
    }

    private Receiver receiver(int port) throws IOException {
        var jwks = URI.create(dispatcher().url(Port.DISPATCHER) + "/.well-known/jwks.json");
        var secret = Base64.getDecoder().decode(services.secrets().webhookSecret());
        var receiver = Receiver.start(port, secret, jwks);
        Patience.await("the keys that webhooks are signed with").until(receiver::knowsTheSender);
        return receiver;
    }

    Instance dispatcher() {
        return services.dispatchers().getFirst();
    }

    private static TcpProxy proxy(String name, int port, int target, Journals journals) {
        return TcpProxy.start(name, port, List.of(target), journals.proxies());
    }
}
