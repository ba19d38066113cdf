package io.countermand.proof.load;

import io.countermand.domain.wire.Topics;
import io.countermand.local.provider.LocalProvider;
import io.countermand.proof.running.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers who order and cancel, one order after the other, each with a connection of its own to either balancer. */
final class Visitors implements AutoCloseable {

    private static final int VISITORS = 6;

    private final Installation house;
    private final LocalProvider provider;
    private final ExecutorService threads = Executors.newFixedThreadPool(VISITORS);
    private final List<Future<?>> visits = new ArrayList<>();
    private final Queue<Course> placed = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean goHome;

    Visitors(Installation house, LocalProvider provider) {
        this.house = house;
        this.provider = provider;
    }

    /** @param doors of the tenants, by platform */
    void begin(Map<String, Doors> doors) {
        for (int i = 0; i < VISITORS; i++) {
            visits.add(threads.submit(() -> oneAfterTheOther(new Visitor(doors, requests, failures))));
        }
    }

    /** Returns when each has what it was promised. */
    Ends awaitHome() throws ExecutionException, InterruptedException {
        goHome = true;
        for (var visit : visits) {
            visit.get();
        }
        return new Ends(house, List.copyOf(placed), List.copyOf(accepted));
    }

    List<UUID> accepted() {
        return List.copyOf(accepted);
    }

    /** Every request that got no answer, or one that nobody should get. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        goHome = true;
        threads.shutdownNow();
    }

    private Object oneAfterTheOther(Visitor visitor) throws Exception {
        while (!goHome && failures.isEmpty()) {
            var course = Course.number(next.getAndIncrement(), 1);
            if (course.isPaidByCard()) {
                course.pay(provider.desk());
            }
            placed.add(course);
            house.topic(Topics.ORDERS_ISSUED).send(Map.of(course.key(), course.written()));
            for (var call : course.calls()) {
                accepted.add(visitor.asks(course, call));
            }
        }
        return "home";
    }
}
