package io.countermand.local.infra;

import java.util.Optional;

/**
 * Where a broker listens.
 *
 * @param front a second door for those who are to come through a proxy
 */
record Listeners(int port, int controllerPort, Optional<Front> front) {

    String properties() {
        return """
                listeners=PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d%s
                advertised.listeners=PLAINTEXT://localhost:%d%s
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,FRONT:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                controller.quorum.voters=1@localhost:%d
                """.formatted(
                port,
                controllerPort,
                front.map(door -> ",FRONT://localhost:" + door.port()).orElse(""),
                port,
                front.map(door -> ",FRONT://localhost:" + door.proxyPort()).orElse(""),
                controllerPort);
    }
}
