package io.countermand.proof.prove;

import io.countermand.proof.proxy.TcpProxy;
import java.util.stream.Stream;

/** In front of everything that the services talk to. */
record Proxies(TcpProxy kafka, TcpProxy postgres, TcpProxy provider, TcpProxy receivers) implements AutoCloseable {

    void mend() {
        Stream.of(kafka, postgres, provider, receivers).forEach(TcpProxy::mend);
    }

    @Override
    public void close() {
        Stream.of(kafka, postgres, provider, receivers).forEach(TcpProxy::close);
    }
}
