package io.countermand.local.infra;

/**
 * A second door of a broker. Whoever comes by it is told to come back by the proxy in front of it, so that the proxy sees
 * every connection.
 *
 * @param port on which the broker listens
 * @param proxyPort on which the proxy does
 */
public record Front(int port, int proxyPort) {}
