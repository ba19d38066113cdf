package io.countermand.webhook.send;

import io.countermand.webhook.DispatcherConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The machine's resolver. It cannot be interrupted, so it runs on a bounded number of threads of its own. Whoever asks for a name
 * that is being looked up waits for that answer: a name server that hangs holds one thread for each name, not for each
 * attempt. When all are held, a name waits for a thread as long as for its answer.
 */
final class SystemResolver implements Resolver, AutoCloseable {

    private static final long IDLE_SECONDS = 30;

    private final Resolver names;
    private final Duration patience;
    private final ExecutorService threads;
    private final ConcurrentMap<String, LookUp> underWay = new ConcurrentHashMap<>();

    SystemResolver(DispatcherConfig.Attempt limits) {
        this(limits, host -> List.of(InetAddress.getAllByName(host)));
    }

    /** @param names may take as long as it likes */
    SystemResolver(DispatcherConfig.Attempt limits, Resolver names) {
        this.names = names;
        this.patience = limits.dnsMax();
        var pool = new ThreadPoolExecutor(
                limits.lookUpsAtOnceMax(),
                limits.lookUpsAtOnceMax(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.lookUpsWaitingMax()),
                Thread.ofPlatform().daemon().name("resolve-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException, TimeoutException, InterruptedException {
        try {
            return underWay.compute(host, this::join).answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw (UnknownHostException) new UnknownHostException(host).initCause(e.getCause());
        } catch (RejectedExecutionException e) {
            throw new TimeoutException("too many names are being looked up");
        }
    }

    private LookUp join(String host, @Nullable LookUp underWay) {
        var lookUp = underWay == null ? new LookUp(host) : underWay;
        lookUp.wantedUntil = System.nanoTime() + patience.toNanos();
        if (underWay == null) {
            threads.execute(lookUp);
        }
        return lookUp;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Of one name, for all who want it. */
    private final class LookUp implements Runnable {

        private final String host;
        private final FutureTask<List<InetAddress>> answer;

        /** Read and written while the map holds the name. */
        private long wantedUntil;

        LookUp(String host) {
            this.host = host;
            this.answer = new FutureTask<>(() -> names.resolve(host));
        }

        /** Not if all who wanted it went away while it waited for a thread: those behind it would wait in vain, too. */
        @Override
        public void run() {
            if (underWay.computeIfPresent(host, (name, lookUp) -> lookUp.isWanted() ? lookUp : null) != null) {
                answer.run();
                underWay.remove(host);
            }
        }

        private boolean isWanted() {
            return System.nanoTime() - wantedUntil < 0;
        }
    }
}
