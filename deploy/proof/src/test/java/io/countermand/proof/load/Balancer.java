package io.countermand.proof.load;

import io.countermand.proof.history.HistoryFile;
import io.countermand.proof.history.Journal;
import io.countermand.proof.proxy.TcpProxy;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * In front of the processes of one service: asks each whether it is ready, and makes no new connection to one that has not been three
 * times, as Kubernetes does. It knows nothing of HTTP: open connections are for the service and its clients to end, and no request is repeated.
 */
final class Balancer implements AutoCloseable {

    private static final long ASKS_EVERY_MILLIS = 100;
    private static final int OUT_AFTER = 3;

    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
    private final Journal journal;
    private final TcpProxy proxy;

    private Balancer(List<Instance> instances, Path folder) {
        var ports = instances.stream().map(Instance::port).toList();
        this.journal = Journal.open(folder, HistoryFile.PROXIES);
        this.proxy = TcpProxy.start("balancer", 0, ports, journal).onlyTo(ready::contains);
    }

    /** @param folder of its journal */
    static Balancer inFrontOf(List<Instance> instances, Path folder) {
        var balancer = new Balancer(instances, folder);
        balancer.asking.scheduleWithFixedDelay(
                () -> instances.forEach(balancer::ask), 0, ASKS_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        instances.forEach(balancer::awaitIn);
        return balancer;
    }

    String url() {
        return "http://localhost:" + proxy.port();
    }

    /** Until connections are made to it. */
    void awaitIn(Instance instance) {
        Patience.await(instance.name() + " is in").until(() -> ready.contains(instance.port()));
    }

    @Override
    public void close() {
        asking.shutdownNow();
        proxy.close();
        journal.close();
    }

    private void ask(Instance instance) {
        var port = instance.port();
        if (instance.isReady()) {
            refusals.remove(port);
            ready.add(port);
        } else if (refusals.merge(port, 1, Integer::sum) >= OUT_AFTER) {
            ready.remove(port);
        }
    }
}
