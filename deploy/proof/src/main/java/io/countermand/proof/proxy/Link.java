package io.countermand.proof.proxy;

import java.io.IOException;
import java.net.Socket;

/** A connection through the proxy. When one side ends, both do. */
final class Link implements AutoCloseable {

    private static final int PACKET = 16 * 1024;

    private final TcpProxy proxy;
    private final Socket client;
    private final Socket target;

    Link(TcpProxy proxy, Socket client, Socket target) {
        this.proxy = proxy;
        this.client = client;
        this.target = target;
    }

    void begin() {
        Thread.ofVirtual().start(() -> pass(client, target));
        Thread.ofVirtual().start(() -> pass(target, client));
    }

    @Override
    public void close() {
        TcpProxy.closeQuietly(client);
        TcpProxy.closeQuietly(target);
        proxy.forget(this);
    }

    private void pass(Socket from, Socket to) {
        try {
            from.setTcpNoDelay(true);
            var packet = new byte[PACKET];
            for (int read = from.getInputStream().read(packet);
                    read >= 0;
                    read = from.getInputStream().read(packet)) {
                Thread.sleep(proxy.delay());
                to.getOutputStream().write(packet, 0, read);
            }
        } catch (IOException e) {
            return; // one side is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }
}
