package io.countermand.proof.load;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.client.Tenant;
import io.countermand.local.provider.LocalProvider;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import io.countermand.proof.running.Subscriber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every process is asked to stop and started anew, one of each service at a time, while customers are at work: no request fails,
 * nothing is lost or done twice, and no stop takes longer than it may.
 */
@EnabledIfSystemProperty(named = "countermand.long", matches = "true", disabledReason = "ten rounds take minutes")
class RollingRestartsTest {

    private static final int ROUNDS = Integer.getInteger("countermand.rounds", 10);
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(20);
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    private final LocalProvider provider = Small.provider();
    private final Installation house = new Installation(2, settings(provider)).awaitReady();
    private final Visitors visitors = new Visitors(house, provider);

    @Test
    void nobodyNoticesARollingRestart() throws Exception {
        try (provider;
                house;
                var api = Balancer.inFrontOf(house.apis(), folder.resolve("api"));
                var dispatcher = Balancer.inFrontOf(house.dispatchers(), folder.resolve("dispatcher"));
                var subscriber = house.subscriber().start();
                visitors) {
            var tenants = tenants(subscriber);
            visitors.begin(tenants.stream()
                    .collect(toMap(Tenant::name, tenant -> new Doors(tenant, api.url(), dispatcher.url()))));
            for (int round = 0; round < ROUNDS; round++) {
                for (int number = 0; number < 2; number++) {
                    restart(number);
                    api.awaitIn(house.api(number));
                    dispatcher.awaitIn(house.dispatchers().get(number));
                }
            }
            assertThat(visitors.failures()).isEmpty();
            var ends = visitors.awaitHome();

            System.out.printf(
                    "%d requests, %d actions, %d restarts of each process%n",
                    visitors.requests(), visitors.accepted().size(), ROUNDS);
            thenAllIsDoneOnce(ends);
            thenEverySubscriberKnows(subscriber, tenants);
        }
    }

    /** While somebody is at work: else nothing would be shown. */
    private void restart(int number) throws InterruptedException {
        var before = visitors.accepted().size();
        Patience.await("something is done")
                .until(() -> visitors.accepted().size() > before
                        || !visitors.failures().isEmpty());
        assertThat(visitors.failures()).isEmpty();
        var instances = List.of(
                house.api(number), house.worker(number), house.dispatchers().get(number));
        var asked = System.nanoTime();
        instances.forEach(Instance::requestStop);
        for (var instance : instances) {
            assertThat(instance.awaitDeath()).as(instance.name()).isEqualTo(ENDED_BY_SIGTERM);
            var took = Duration.ofNanos(System.nanoTime() - asked);
            System.out.println(instance.name() + " had stopped after " + took.toMillis() + " ms");
            assertThat(took).as("the stop of %s", instance.name()).isLessThan(STOP_AT_MOST);
        }
        var meanwhile = visitors.accepted().size();
        instances.forEach(instance -> instance.begin(Map.of()));
        instances.forEach(Instance::awaitReady);
        assertThat(visitors.failures()).isEmpty();
        assertThat(visitors.accepted().size()).as("taken by the others").isGreaterThan(meanwhile);
    }

    private void thenAllIsDoneOnce(Ends ends) throws Exception {
        Patience.await("the end of it all").untilAsserted(ends::thenNothingIsLeft);
        ends.thenEachLineItemIsRefundedOnce();
        ends.thenEachPaymentIsRefundedOnce(provider.history());
        ends.thenEachOutcomeIsTold();
    }

    /** Of every action, in revisions without a gap. */
    private void thenEverySubscriberKnows(Subscriber subscriber, List<Tenant> tenants) {
        Patience.await("every webhook")
                .until(() -> house.books().count("webhook.delivery where state <> 'DELIVERED'") == 0);
        assertThat(tenants.stream().flatMap(tenant -> told(subscriber, tenant)).collect(toSet()))
                .containsAll(visitors.accepted());
        for (var tenant : tenants) {
            var revisions = subscriber.received(tenant).stream()
                    .map(webhook -> webhook.json().path("revision").asLong())
                    .toList();
            assertThat(revisions).as("sent twice to %s", tenant.name()).doesNotHaveDuplicates();
            assertThat(revisions.stream().mapToLong(Long::longValue).max()).hasValue(revisions.size());
        }
    }

    private static Stream<UUID> told(Subscriber subscriber, Tenant tenant) {
        return subscriber.received(tenant).stream()
                .map(Subscriber::data)
                .map(data -> UUID.fromString(data.path("actionId").asText()));
    }

    private List<Tenant> tenants(Subscriber subscriber) {
        var tenants = SamplePlatform.all().stream().map(house::tenant).toList();
        tenants.forEach(tenant -> subscriber.subscribe(tenant, "ORDER"));
        return tenants;
    }

    /** As in production, but for a machine that is too busy to look up a login in time: that is a 503 of another kind. */
    private static Map<String, String> settings(LocalProvider provider) {
        var settings = new HashMap<>(Small.steps(provider));
        settings.put("quarkus.shutdown.delay", "5s");
        settings.put("countermand.access.patience", "15s");
        settings.put("countermand.api.store-patience", "15s");
        return settings;
    }
}
