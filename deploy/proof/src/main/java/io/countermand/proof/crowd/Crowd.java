package io.countermand.proof.crowd;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.client.Tenant;
import io.countermand.local.provider.ProviderDesk;
import io.countermand.local.sample.OrderSystem;
import io.countermand.proof.history.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers, each with one errand after the other until they are told to go home. */
public final class Crowd implements AutoCloseable {

    private static final int CUSTOMERS = 8;

    private final Map<String, Tenant> tenants;
    private final OrderSystem orders;
    private final ProviderDesk desk;
    private final Clerk clerk;
    private final Stranger stranger;
    private final long seed;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger next = new AtomicInteger();
    private final List<Future<?>> errands = new ArrayList<>();
    private volatile boolean goHome;

    /** @param desk of the payment provider, past every proxy */
    public Crowd(Map<String, Tenant> tenants, OrderSystem orders, ProviderDesk desk, Histories to, long seed) {
        this.tenants = Map.copyOf(tenants);
        this.orders = orders;
        this.desk = desk;
        this.clerk = new Clerk(to.customers());
        this.stranger = new Stranger(this.tenants, to.strangers());
        this.seed = seed;
    }

    /** Where it is written down. */
    public record Histories(Journal customers, Journal strangers) {}

    public void begin() {
        for (int i = 0; i < CUSTOMERS; i++) {
            errands.add(threads.submit(this::oneAfterTheOther));
        }
    }

    /** Beside the others: an order of many pages, all of it cancelled. */
    public void placeLarge(LargeOrder large) {
        errands.add(threads.submit(() -> {
            orders.send(large.pages());
            clerk.ask(tenant(large.platform()), large.cancel(), Map.of());
            return null;
        }));
    }

    /** No more errands are begun; returns when the last one has ended. @throws ExecutionException if one failed */
    public void awaitHome() throws ExecutionException, InterruptedException {
        goHome = true;
        for (var errand : errands) {
            errand.get();
        }
    }

    /** The first errand that failed so far. */
    public Optional<Throwable> failure() {
        return errands.stream()
                .filter(errand -> errand.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .findFirst();
    }

    public int errands() {
        return next.get();
    }

    public int waiting() {
        return clerk.waiting();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Object oneAfterTheOther() throws Exception {
        while (!goHome) {
            run(Errand.number(next.getAndIncrement(), seed));
        }
        return "home";
    }

    private void run(Errand errand) throws Exception {
        var course = errand.course();
        if (course.isPaidByCard()) {
            course.pay(desk);
        }
        var order = WireJson.mapper().treeToValue(course.order(), OrderIssued.class);
        orders.send(List.of(order));
        var tenant = tenant(course.platform());
        for (var call : errand.calls()) {
            if (errand.dryRun()) {
                clerk.askForNothing(tenant, call);
            }
            var headers = errand.withKey()
                    ? Map.of("Idempotency-Key", "key-" + call.path().replace('/', '-'))
                    : Map.<String, String>of();
            clerk.ask(tenant, call, headers);
            for (int i = 0; i < errand.repeats(); i++) {
                clerk.ask(tenant, call, headers);
            }
        }
        if (errand.orderTwice()) {
            orders.send(List.of(order));
        }
        if (errand.pries()) {
            stranger.pry(course.platform(), course.id());
        }
    }

    private Tenant tenant(String platform) {
        return Objects.requireNonNull(tenants.get(platform));
    }
}
