package io.countermand.bench.webhook;

import static io.countermand.bench.WrongResult.unless;
import static io.countermand.bench.WrongResult.unlessSoon;

import io.countermand.bench.Bench;
import io.countermand.bench.figure.Figure;
import io.countermand.bench.load.Load;
import io.countermand.bench.load.Request;
import io.countermand.bench.running.Login;
import io.countermand.bench.running.Running;
import io.countermand.bench.running.Seed;
import io.countermand.bench.running.Site;
import io.countermand.bench.settle.Orders;
import io.countermand.local.client.Tenant;
import io.countermand.local.infra.FreePort;
import io.countermand.local.launch.Secrets;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** From the moment a request was due to the arrival of its webhook, at 200 orders of ten line items a second. */
public final class WebhookBench implements Bench {

    private static final int PER_SECOND = 200;
    private static final int ITEMS = 10;
    private static final int CONNECTIONS = 32;
    private static final Duration TIME = Duration.ofSeconds(30);

    /** Each as long as the measured run: until then compilers take a third of a core of the two. */
    private static final int WARM_UPS = 4;

    private static final Map<String, String> NO_LIMITS = Map.of(
            "countermand.limits.platform-requests-per-second",
            "1000000",
            "countermand.limits.platform-burst",
            "1000000");

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public int minutes() {
        return 4;
    }

    @Override
    public List<Figure> measure(Site site) throws Exception {
        Seed.plant(site, "platform.sql", Map.of());
        var orders = PER_SECOND * (int) TIME.toSeconds() + PER_SECOND;
        var warm = new ArrayList<Orders>();
        for (int i = 1; i <= WARM_UPS; i++) {
            warm.add(Orders.of("warm-" + i, orders, ITEMS, 1000).place(site));
        }
        var measured = Orders.of("measured", orders, ITEMS, 1000).place(site);
        site.tidy();
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            var arrivals = Arrivals.listen(vertx);
            var api = start(site, arrivals);
            for (var each : warm) {
                run(vertx, api, arrivals, each);
            }
            var latency = run(vertx, api, arrivals, measured);
            site.mustHaveItsBooksInOrder();
            return figures(latency);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Running start(Site site, Arrivals arrivals) throws Exception {
        var secrets = Secrets.draw();
        var api = site.start("cancel-api", NO_LIMITS);
        site.start("cancel-worker", Map.of("countermand.admin.key", Login.ADMIN_KEY));
        var dispatcher = site.start(
                "webhook-dispatcher",
                Map.of(
                        "countermand.webhook.encryption-key", secrets.encryptionKey(),
                        "countermand.webhook.signing-key", secrets.signingKey(),
                        "countermand.webhook.allowed-hosts", "localhost:" + arrivals.port(),
                        "countermand.webhook.administration.host", "localhost",
                        "countermand.webhook.administration.port", String.valueOf(FreePort.any())));
        new Tenant(Login.PLATFORM, Login.KEY, api.url(), dispatcher.url())
                .subscribe("http://localhost:" + arrivals.port() + "/", List.of("ORDER"), secrets.webhookSecret());
        return api;
    }

    private static Histogram run(Vertx vertx, Running api, Arrivals arrivals, Orders orders)
            throws InterruptedException {
        var next = new AtomicInteger();
        var refused = new AtomicInteger();
        var load = Load.connect(
                vertx,
                api.port(),
                CONNECTIONS,
                () -> Request.cancel(next.incrementAndGet(), orders.prefix() + "-"),
                (request, status) -> refused.addAndGet(status == 202 ? 0 : 1));
        var before = arrivals.count();
        var sent = load.open(TIME, PER_SECOND);
        unless(refused.get() == 0, refused + " requests were refused");
        await(arrivals, before + next.get());
        var latency = new Histogram(3);
        for (int order = 1; order <= next.get(); order++) {
            var dueAt = sent.startedAt() + (order - 1) * (1_000_000_000L / PER_SECOND);
            latency.recordValue((arrivals.of(orders.id(order)) - dueAt) / 1_000);
        }
        return latency;
    }

    private static void await(Arrivals arrivals, int count) throws InterruptedException {
        unlessSoon(() -> arrivals.count() >= count, () -> arrivals.count() + " of " + count + " outcomes arrived");
    }

    private static List<Figure> figures(Histogram latency) {
        return List.of(
                Figure.atMost(
                        "p99 from POST to webhook at 200 orders/s, open loop, ms",
                        latency.getValueAtPercentile(99) / 1e3,
                        250),
                Figure.reported("... median, ms", latency.getValueAtPercentile(50) / 1e3),
                Figure.reported("... longest, ms", latency.getMaxValue() / 1e3));
    }
}
