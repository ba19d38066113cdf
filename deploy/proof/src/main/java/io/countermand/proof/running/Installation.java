package io.countermand.proof.running;

import io.countermand.domain.wire.Topics;
import io.countermand.local.books.Books;
import io.countermand.local.client.Administration;
import io.countermand.local.client.Tenant;
import io.countermand.local.infra.FreePort;
import io.countermand.local.infra.LocalKafka;
import io.countermand.local.infra.LocalPostgres;
import io.countermand.local.launch.Port;
import io.countermand.local.launch.Secrets;
import io.countermand.local.launch.Service;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.local.testing.FreshStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** So many processes of each service, a fresh database and fresh topics. Its logs stay in {@code target/runs}. */
public final class Installation implements AutoCloseable {

    private record Numbers(int apis, int workers, int dispatchers) {}

    private final FreshStack.Current stack;
    private final Secrets secrets = Secrets.draw();
    private final Path folder;
    private final int receiverPort = anyPort();
    private final List<Instance> apis;
    private final List<Instance> workers;
    private final List<Instance> dispatchers;

    /** @param settings of every service, by key */
    public Installation(int each, Map<String, String> settings) {
        this(each, each, each, settings);
    }

    private Installation(int apis, int workers, int dispatchers, Map<String, String> settings) {
        this(FreshStack.create(), null, new Numbers(apis, workers, dispatchers), settings);
        System.out.println("logs of this run: " + folder);
    }

    /** Two of each on a server and a broker of one's own. */
    public static Installation twoOfEach(FreshStack.Current stack, Path folder, Map<String, String> settings) {
        return new Installation(stack, folder, new Numbers(2, 2, 2), settings);
    }

    /** The same with one of each. */
    public static Installation oneOfEach(FreshStack.Current stack, Path folder, Map<String, String> settings) {
        return new Installation(stack, folder, new Numbers(1, 1, 1), settings);
    }

    private Installation(
            FreshStack.Current stack, @Nullable Path folder, Numbers numbers, Map<String, String> settings) {
        this.stack = stack;
        this.folder = folder == null ? folder(stack.database()) : folder;
        var setting = new Setting(stack, secrets, receiverPort, settings);
        this.apis = instances(Service.CANCEL_API, numbers.apis(), setting);
        this.workers = instances(Service.CANCEL_WORKER, numbers.workers(), setting);
        this.dispatchers = instances(Service.WEBHOOK_DISPATCHER, numbers.dispatchers(), setting);
    }

    /** One of each other service. */
    public static Installation withWorkers(int workers, Map<String, String> settings) {
        return new Installation(1, workers, 1, settings);
    }

    /** Orders and commands come by Kafka alone. */
    public static Installation ofWorkers(int workers, Map<String, String> settings) {
        return new Installation(0, workers, 0, settings);
    }

    /** Events come by Kafka alone; one worker is there for its administration. */
    public static Installation ofDispatchers(int dispatchers, Map<String, String> settings) {
        return new Installation(0, 1, dispatchers, settings);
    }

    public Installation awaitReady() {
        all().forEach(Instance::awaitReady);
        return this;
    }

    /** A sample platform with its customers, accounts and money. */
    public Tenant tenant(SamplePlatform platform) {
        return tenant(platform.name(), setUp(platform), 0);
    }

    /** @return the platform's key */
    public String setUp(SamplePlatform platform) {
        return new Administration(worker(0).url(Port.WORKER_ADMIN), secrets.adminKey()).setUp(platform);
    }

    public String adminKey() {
        return secrets.adminKey();
    }

    /** The same platform at another door. */
    public Tenant atApi(Tenant tenant, int number) {
        return tenant(tenant.name(), tenant.key(), number);
    }

    public List<Instance> apis() {
        return apis;
    }

    public Instance api(int number) {
        return apis.get(number);
    }

    public Instance worker(int number) {
        return workers.get(number);
    }

    public List<Instance> dispatchers() {
        return dispatchers;
    }

    public List<Instance> workers() {
        return workers;
    }

    public List<Instance> all() {
        return Stream.of(apis, workers, dispatchers).flatMap(List::stream).toList();
    }

    /** A tenant at a door of its own choice, such as a balancer. */
    public Tenant tenant(SamplePlatform platform, String apiUrl, String dispatcherUrl) {
        return new Tenant(platform.name(), setUp(platform), apiUrl, dispatcherUrl);
    }

    public Secrets secrets() {
        return secrets;
    }

    public Subscriber subscriber() {
        return new Subscriber(receiverPort, secrets.webhookSecret(), dispatchers.getFirst());
    }

    public Topic topic(String name) {
        return new Topic(stack.bootstrapServers(), stack.topic(name));
    }

    /** Records of a topic that the workers would read again if all of them started anew. */
    public long uncommittedByWorkers(String name) throws ExecutionException, InterruptedException {
        return topic(name).uncommitted(stack.topic("cancel-worker." + name));
    }

    /** With no worker alive, what the broker would do by itself some seconds later: so long it waits for those that died. */
    public void forgetDeadWorkers() throws ExecutionException, InterruptedException {
        for (var name : List.of(Topics.ORDERS_ISSUED, Topics.REWARDS_CHANGED, Topics.ORDER_ACTIONS_REQUESTED)) {
            topic(name).dismiss(stack.topic("cancel-worker." + name));
        }
    }

    public OrderDesk orders() {
        return new OrderDesk(stack.bootstrapServers(), stack.topicPrefix());
    }

    public Books books() {
        return new Books(stack.jdbcUrl(), stack.owner(), stack.ownerPassword());
    }

    public LocalPostgres postgres() {
        return stack.postgres();
    }

    public LocalKafka kafka() {
        return stack.kafka();
    }

    @Override
    public void close() throws InterruptedException {
        all().forEach(Instance::requestStop);
        for (var instance : all()) {
            instance.close();
        }
    }

    private Tenant tenant(String name, String key, int api) {
        return new Tenant(
                name, key, api(api).url(Port.API), dispatchers.getFirst().url(Port.DISPATCHER));
    }

    private List<Instance> instances(Service service, int each, Setting setting) {
        return IntStream.range(0, each)
                .mapToObj(i -> new Instance(service, made(folder.resolve(service.title() + "-" + i)), setting))
                .toList();
    }

    private static Path folder(String name) {
        return made(Path.of("target", "runs", name).toAbsolutePath());
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException("no folder " + folder, e);
        }
    }

    private static int anyPort() {
        try {
            return FreePort.any();
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }
}
