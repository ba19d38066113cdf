package io.countermand.local.provider;

import java.io.IOException;
import java.nio.file.Path;

/** The provider's process. */
public final class ProviderMain {

    private ProviderMain() {}

    /** @param arguments port, history file; user and password come in the environment, so that no list of processes has them */
    public static void main(String[] arguments) throws IOException {
        var user = System.getenv().getOrDefault("PROVIDER_USER", "");
        var password = System.getenv().getOrDefault("PROVIDER_PASSWORD", "");
        var simulator = ProviderSimulator.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]), user, password);
        System.out.println("listening on " + simulator.port());
    }
}
