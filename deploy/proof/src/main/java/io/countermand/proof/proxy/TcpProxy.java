package io.countermand.proof.proxy;

import io.countermand.proof.history.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * Passes bytes on, to several targets in turn, past those that do not answer: so it is a balancer, too. It can cut every
 * connection and refuse new ones, or hold each packet back for a while.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final int CONNECT_MILLIS = 2_000;

    private final String name;
    private final ServerSocket door;
    private final List<Integer> targets;
    private final Journal journal;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean cut;
    private volatile Duration delay = Duration.ZERO;
    private volatile IntPredicate isReady = target -> true;

    private TcpProxy(String name, ServerSocket door, List<Integer> targets, Journal journal) {
        this.name = name;
        this.door = door;
        this.targets = List.copyOf(targets);
        this.journal = journal;
    }

    /** @param port 0 takes a free one @param targets ports of this machine */
    public static TcpProxy start(String name, int port, List<Integer> targets, Journal journal) {
        try {
            var door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
            var proxy = new TcpProxy(name, door, targets, journal);
            Thread.ofPlatform().daemon().name("proxy-" + name).start(proxy::acceptAll);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy " + name, e);
        }
    }

    /** New connections go only where this says yes. @param targetIsReady asked by port */
    public TcpProxy onlyTo(IntPredicate targetIsReady) {
        isReady = targetIsReady;
        return this;
    }

    public String name() {
        return name;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** All connections end now, and none is made until it is mended. @return how many there were */
    public int cut() {
        cut = true;
        var open = List.copyOf(links);
        open.forEach(Link::close);
        write("CUT", open.size());
        return open.size();
    }

    /** Every packet waits so long, in both directions. @return connections that feel it */
    public int slow(Duration longer) {
        delay = longer;
        write("SLOWED", links.size());
        return links.size();
    }

    public void mend() {
        cut = false;
        delay = Duration.ZERO;
        write("MENDED", links.size());
    }

    @Override
    public void close() {
        cut = true;
        closeQuietly(door);
        List.copyOf(links).forEach(Link::close);
    }

    Duration delay() {
        return delay;
    }

    void forget(Link link) {
        links.remove(link);
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> take(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void take(Socket client) {
        var target = cut ? Optional.<Socket>empty() : connect();
        if (target.isEmpty()) {
            write(cut ? "REFUSED" : "NOBODY", links.size());
            closeQuietly(client);
            return;
        }
        var link = new Link(this, client, target.get());
        links.add(link);
        link.begin();
        if (cut) {
            link.close(); // it slipped through
        }
    }

    private Optional<Socket> connect() {
        var first = accepted.getAndIncrement();
        var ready = targets.stream().filter(isReady::test).toList();
        for (int i = 0; i < ready.size(); i++) {
            var socket = new Socket();
            try {
                var port = ready.get(Math.floorMod(first + i, ready.size()));
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return Optional.of(socket);
            } catch (IOException e) {
                closeQuietly(socket);
            }
        }
        return Optional.empty();
    }

    private void write(String what, int connections) {
        journal.write(Journal.line().put("proxy", name).put("what", what).put("connections", connections));
    }

    static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            return; // it is gone, which is what was wanted
        }
    }
}
