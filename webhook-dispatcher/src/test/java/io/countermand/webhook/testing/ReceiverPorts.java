package io.countermand.webhook.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ports of this machine that tests may receive webhooks on. Receivers themselves come and go. */
public final class ReceiverPorts implements QuarkusTestResourceLifecycleManager {

    private static final String PROPERTY = "countermand.test.receiver-ports";
    private static final int COUNT = 4;

    @Override
    public Map<String, String> start() {
        var ports = freePorts();
        System.setProperty(PROPERTY, String.join(",", ports));
        return Map.of(
                "countermand.webhook.allowed-hosts",
                String.join(",", ports.stream().map(port -> "localhost:" + port).toList()));
    }

    @Override
    public void stop() {}

    public static int port(int index) {
        return Integer.parseInt(System.getProperty(PROPERTY).split(",", -1)[index]);
    }

    private static List<String> freePorts() {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < COUNT; i++) {
                sockets.add(new ServerSocket(0));
            }
            for (var socket : sockets) {
                socket.close();
            }
            return sockets.stream()
                    .map(socket -> String.valueOf(socket.getLocalPort()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("no free ports", e);
        }
    }
}
