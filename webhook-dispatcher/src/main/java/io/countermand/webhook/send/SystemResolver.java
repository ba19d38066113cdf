package io.countermand.webhook.send;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The machine's resolver. It cannot be interrupted, so it runs on a bounded number of threads of its own: a name server that
 * hangs makes look-ups fail, it does not use up the threads of the service.
 */
final class SystemResolver implements Resolver, AutoCloseable {

    private static final int LOOK_UPS_AT_ONCE_MAX = 32;
    private static final long IDLE_SECONDS = 30;

    private final Duration patience;
    private final ExecutorService lookUps;

    SystemResolver(Duration patience) {
        this.patience = patience;
        this.lookUps = new ThreadPoolExecutor(
                0,
                LOOK_UPS_AT_ONCE_MAX,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("resolve-", 0).factory());
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException, TimeoutException, InterruptedException {
        try {
            var lookUp = lookUps.submit(() -> List.of(InetAddress.getAllByName(host)));
            return lookUp.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw (UnknownHostException) new UnknownHostException(host).initCause(e.getCause());
        } catch (RejectedExecutionException e) {
            throw new TimeoutException("too many names are being looked up");
        }
    }

    @Override
    public void close() {
        lookUps.shutdownNow();
    }
}
