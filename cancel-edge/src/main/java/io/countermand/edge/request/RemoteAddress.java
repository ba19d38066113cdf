package io.countermand.edge.request;

import io.vertx.core.http.HttpServerRequest;

/** Where a request came from: the proxy's word for it where the server was told to take it, else the connection's. */
public final class RemoteAddress {

    private static final String UNKNOWN = "unknown";

    private RemoteAddress() {}

    public static String of(HttpServerRequest request) {
        var address = request.remoteAddress();
        var host = address == null ? null : address.hostAddress();
        return host == null ? UNKNOWN : host;
    }
}
