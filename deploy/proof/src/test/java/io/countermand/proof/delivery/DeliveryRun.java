package io.countermand.proof.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import com.standardwebhooks.Webhook;
import io.countermand.domain.wire.Topics;
import io.countermand.local.client.Tenant;
import io.countermand.local.launch.Port;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two dispatchers, two platforms, and many endpoints of each. */
final class DeliveryRun implements AutoCloseable {

    private static final int DISPATCHERS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String SECRET =
            Base64.getEncoder().encodeToString("a secret of thirty-two bytes, ok".getBytes(US_ASCII));

    private final List<SamplePlatform> platforms = SamplePlatform.all();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Installation house;
    private final EventDesk desk;

    /** @param folder of the receivers' logs */
    DeliveryRun(DeliverySize size, Path folder) throws Exception {
        for (var platform : platforms) {
            for (int i = 0; i < size.endpointsEach(); i++) {
                endpoints.add(new Endpoint(
                        platform.name(), new Webhook(SECRET), folder.resolve(platform.name() + "-" + i), threads));
            }
        }
        house = Installation.ofDispatchers(DISPATCHERS, settings(size)).awaitReady();
        desk = new EventDesk(house.topic(Topics.ORDER_ACTIONS_SETTLED));
        for (var platform : platforms) {
            subscribe(platform);
        }
        house.worker(0).close();
    }

    /** Shorter waits after a death: what a dead dispatcher was at is taken up after its lease. */
    private Map<String, String> settings(DeliverySize size) {
        return Map.of(
                "countermand.webhook.allowed-hosts",
                endpoints.stream().map(Endpoint::authority).collect(joining(",")),
                "countermand.webhook.subscriptions.per-platform-max",
                String.valueOf(size.endpointsEach()),
                "countermand.webhook.attempt.total-max",
                "6s",
                "countermand.webhook.delivery.lease",
                "8s",
                "mp.messaging.connector.smallrye-kafka.session.timeout.ms",
                "6000",
                "mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms",
                "2000");
    }

    private void subscribe(SamplePlatform platform) {
        var url = house.dispatchers().getFirst().url(Port.DISPATCHER);
        var tenant = new Tenant(platform.name(), house.setUp(platform), url, url);
        endpoints.stream()
                .filter(endpoint -> endpoint.platform().equals(platform.name()))
                .forEach(endpoint ->
                        tenant.subscribe("http://" + endpoint.authority() + "/hook", List.of("ORDER"), SECRET));
    }

    /** So many for each platform; each goes to all its endpoints. */
    void tell(int events) {
        platforms.forEach(platform -> desk.tell(platform.name(), events));
    }

    long promised() {
        return endpoints.stream()
                .mapToLong(endpoint -> desk.told(endpoint.platform()).size())
                .sum();
    }

    /** Repeats not counted. */
    long arrived() {
        return endpoints.stream().mapToLong(Endpoint::count).sum();
    }

    void awaitArrived(long count) {
        Patience.await(count + " webhooks")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> arrived() >= count);
    }

    Instance dispatcher(int number) {
        return house.dispatchers().get(number % DISPATCHERS);
    }

    void restartDatabase() {
        house.postgres().kill();
        house.postgres().startAgain();
    }

    /** Until all is delivered, by the dispatchers' own account. */
    void awaitEnd() {
        Patience.await("the last webhook")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> house.books().count("webhook.delivery where state = 'DELIVERED'") == promised());
    }

    List<String> problems() throws IOException {
        var problems = new ArrayList<String>();
        for (var endpoint : endpoints) {
            problems.addAll(endpoint.log().problems(desk.told(endpoint.platform())));
        }
        return problems;
    }

    long repeats() throws IOException {
        var repeats = 0L;
        for (var endpoint : endpoints) {
            repeats += endpoint.log().repeats();
        }
        return repeats;
    }

    @Override
    public void close() throws Exception {
        desk.close();
        house.close();
        for (var endpoint : endpoints) {
            endpoint.close();
        }
        threads.close();
    }
}
