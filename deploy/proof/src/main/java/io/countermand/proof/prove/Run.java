package io.countermand.proof.prove;

import static java.util.stream.Collectors.toMap;

import io.countermand.local.client.Tenant;
import io.countermand.local.launch.Port;
import io.countermand.local.sample.OrderSystem;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.proof.crowd.Canary;
import io.countermand.proof.crowd.Crowd;
import io.countermand.proof.crowd.LargeOrder;
import io.countermand.proof.crowd.Noise;
import io.countermand.proof.evidence.Snapshot;
import io.countermand.proof.history.HistoryFile;
import io.countermand.proof.history.Journal;
import io.countermand.proof.proxy.TcpProxy;
import io.countermand.proof.running.Patience;
import io.countermand.proof.trouble.Kind;
import io.countermand.proof.trouble.Plan;
import io.countermand.proof.trouble.Scene;
import io.countermand.proof.trouble.Troublemaker;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One run: the system up, customers at work, everything in the plan done to it, then quiet, then all evidence on disk. */
final class Run {

    private static final int FAULTS_PER_NOISE = 6;

    /** Of calls that give money back, at the provider: after the effect, but for what is left. */
    private static final Map<String, Integer> LIES = Map.of("HANG", 5, "ERROR", 8, "RESET", 5, "UNKNOWN_CODE", 2);

    private final Options options;
    private final Plan plan;

    /** Of the load: how long a busy machine takes to start six services is no part of a run. */
    private Instant began = Instant.now();

    Run(Options options) {
        this.options = options;
        this.plan = Plan.of(options.size(), options.seed());
    }

    void toTheEnd() throws Exception {
        try (var journals = new Journals(options.folder());
                var house = new House(options.folder(), journals);
                var canary = Canary.begin(journals.of(HistoryFile.CANARY));
                var orders = new OrderSystem(house.services().kafka().bootstrapServers(), House.PREFIX);
                var crowd = crowd(house, journals, orders, canary);
                var gauge = Gauge.begin(house.services().books(), crowd::waiting, journals.of(HistoryFile.SAMPLES))) {
            say("the system is up, two of each service");
            began = Instant.now();
            house.receiver().tell(new WebhookJournal(journals.of(HistoryFile.WEBHOOKS))::write);
            house.provider().desk().setFaults(Map.of("seed", options.seed(), "percent", LIES));
            crowd.begin();
            hurt(house, gauge, crowd, journals.of(HistoryFile.FAULTS));
            house.proxies().mend();
            crowd.awaitHome();
            house.provider().desk().setFaults(Map.of());
            say("customers are home after " + crowd.errands() + " errands");
            new Quiet(house.services(), gauge).await();
            canary.reach();
            sign(journals.of(HistoryFile.RUN), crowd.errands());
            new Snapshot(house.services(), options.folder()).take();
        }
        say("all is stopped; checking");
    }

    private void hurt(House house, Gauge gauge, Crowd crowd, Journal faults) throws Exception {
        var troublemaker = new Troublemaker(scene(house, gauge), faults);
        var noise = new Noise(house.services(), options.seed());
        for (var fault : plan.faults()) {
            if (fault.number() % options.size().faultsPerLargeOrder() == 1) {
                crowd.placeLarge(LargeOrder.of(options.size().largePages()));
            }
            if (fault.number() % FAULTS_PER_NOISE == 2) {
                noise.make();
            }
            var fired = troublemaker.make(fault);
            say("%3d of %d  %s%s"
                    .formatted(
                            fault.number(), plan.faults().size(), fault.kind().title(), fired ? "" : ": hit nothing"));
            goOn(crowd);
        }
    }

    private void goOn(Crowd crowd) {
        crowd.failure().ifPresent(failure -> {
            throw new IllegalStateException("a customer gave up", failure);
        });
        if (Instant.now().isAfter(began.plus(options.size().budget()))) {
            throw new IllegalStateException("not done within " + options.size().budget());
        }
    }

    private Crowd crowd(House house, Journals journals, OrderSystem orders, Canary canary) {
        var services = house.services();
        var dispatcher = house.dispatcher().url(Port.DISPATCHER);
        var tenants = SamplePlatform.all().stream()
                .map(platform -> services.tenant(platform, house.apiUrl(), dispatcher))
                .collect(toMap(Tenant::name, Function.identity()));
        var secret = services.secrets().webhookSecret();
        tenants.values().forEach(tenant -> subscribe(tenant, house.hookUrl(tenant.name()), categories(tenant), secret));
        var tempted = tenants.values().iterator().next();
        canary.tempt(tempted, secret);
        subscribe(tempted, house.hookUrl("planted"), List.of("ORDER"), secret);
        // As if its name had come to mean another address since.
        services.books()
                .rows("update webhook.subscription set url = '%s' where url like '%%/planted' returning id"
                        .formatted(canary.url()));
        var histories = new Crowd.Histories(journals.of(HistoryFile.CUSTOMERS), journals.of(HistoryFile.STRANGERS));
        return new Crowd(tenants, orders, house.provider().desk(), histories, options.seed());
    }

    /** Until it is taken: a busy machine makes a service say 503. */
    private static void subscribe(Tenant tenant, String url, List<String> categories, String secret) {
        Patience.await("the subscription of " + tenant.name())
                .until(() -> tenant.trySubscribe(url, categories, secret).status() == 201);
    }

    /** One hears of every reward, the other of orders alone. */
    private static List<String> categories(Tenant tenant) {
        return tenant.name().equals("meadow") ? List.of("ORDER", "REWARD") : List.of("ORDER");
    }

    private static Scene scene(House house, Gauge gauge) {
        var services = house.services();
        var proxies = new EnumMap<Kind, TcpProxy>(Kind.class);
        proxies.put(Kind.CUT_KAFKA, house.proxies().kafka());
        proxies.put(Kind.SLOW_KAFKA, house.proxies().kafka());
        proxies.put(Kind.CUT_DATABASE, house.proxies().postgres());
        proxies.put(Kind.SLOW_DATABASE, house.proxies().postgres());
        proxies.put(Kind.CUT_PROVIDER, house.proxies().provider());
        proxies.put(Kind.SLOW_PROVIDER, house.proxies().provider());
        proxies.put(Kind.CUT_RECEIVERS, house.proxies().receivers());
        proxies.put(Kind.SLOW_RECEIVERS, house.proxies().receivers());
        var instances = Map.of(
                Kind.KILL_WORKER, services.workers(),
                Kind.KILL_DISPATCHER, services.dispatchers(),
                Kind.KILL_API, services.apis());
        return new Scene(instances, proxies, services.kafka(), services.postgres(), gauge);
    }

    private void sign(Journal run, int errands) {
        run.write(Journal.line()
                .put("size", options.size().title())
                .put("seed", options.seed())
                .put("repeat", options.repeat())
                .put("planned", plan.faults().size())
                .put("commandsMin", options.size().commandsMin())
                .put("errands", errands)
                .put("began", began.toString()));
    }

    private void say(String what) {
        System.out.printf("%5d s  %s%n", Duration.between(began, Instant.now()).toSeconds(), what);
    }
}
