package io.countermand.proof.load;

import static java.util.stream.Collectors.toMap;

import io.countermand.domain.wire.Topics;
import io.countermand.local.client.Answer;
import io.countermand.local.client.Tenant;
import io.countermand.local.provider.LocalProvider;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Orders of every kind, and customers who do as the documentation says: what is not known yet, or was answered 503,
 * they ask for again. Everything they were promised is remembered.
 */
public final class Load implements AutoCloseable {

    private static final int CUSTOMERS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration ASKED_AGAIN = Duration.ofMillis(100);
    private static final Set<Integer> ASK_AGAIN = Set.of(404, 503);

    private final Installation house;
    private final LocalProvider provider;
    private final int times;
    private final Map<String, Tenant> tenants;
    private final ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS);
    private final List<Course> placed = new ArrayList<>();
    private final List<Future<List<UUID>>> promised = new ArrayList<>();

    /** @param times the size of the orders: what the samples have is in them so often */
    public Load(Installation house, LocalProvider provider, int times) {
        this.house = house;
        this.provider = provider;
        this.times = times;
        this.tenants =
                SamplePlatform.all().stream().map(house::tenant).collect(toMap(Tenant::name, Function.identity()));
    }

    /** Returns when the broker has the orders; their customers act on their own. */
    public void place(int orders) throws ExecutionException, InterruptedException {
        var courses = IntStream.range(placed.size(), placed.size() + orders)
                .mapToObj(number -> Course.number(number, times))
                .toList();
        courses.stream().filter(Course::isPaidByCard).forEach(course -> course.pay(provider.desk()));
        placed.addAll(courses);
        house.topic(Topics.ORDERS_ISSUED).send(courses.stream().collect(toMap(Course::key, Course::written)));
        courses.forEach(course -> promised.add(customers.submit(() -> follow(course))));
    }

    /** How many orders there should be. */
    public int placed() {
        return placed.size();
    }

    /** Orders whose customers still ask, and rows that somebody has to work on. */
    public long left() {
        return promised.stream().filter(promise -> !promise.isDone()).count() + Ends.left(house.books());
    }

    /** Waits until nothing is left to be done, by anybody. */
    public Ends awaitEnds() throws ExecutionException, InterruptedException {
        var accepted = new ArrayList<UUID>();
        for (var promise : promised) {
            accepted.addAll(promise.get());
        }
        var ends = new Ends(house, List.copyOf(placed), accepted);
        Patience.await("the end of it all")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(ends::thenNothingIsLeft);
        return ends;
    }

    @Override
    public void close() {
        customers.shutdownNow();
    }

    /** @return the actions that were promised by 202, one for each call */
    private List<UUID> follow(Course course) {
        var tenant = Objects.requireNonNull(tenants.get(course.platform()));
        return course.calls().stream()
                .map(call -> Customer.location(answered(tenant, call)))
                .map(location -> UUID.fromString(location.substring(location.lastIndexOf('/') + 1)))
                .toList();
    }

    /** With a key: whoever was answered 503 does not know, and a repeat of what was done must not be refused. */
    private static Answer answered(Tenant tenant, Call call) {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var answer = new AtomicReference<Answer>();
        Patience.await("an answer to " + call.path())
                .atMost(PATIENCE)
                .pollInterval(ASKED_AGAIN)
                .until(() -> {
                    answer.set(tenant.post(call.path(), Call.body(), key));
                    return !ASK_AGAIN.contains(answer.get().status());
                });
        return answer.get();
    }
}
