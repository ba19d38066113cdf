package io.countermand.proof.running;

import io.countermand.local.sample.SamplePlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Logs are JSON, as in production. Two processes of each service, two platforms, and a subscriber to both: started once for all tests that ask for it. Its
 * processes end with this one.
 */
public final class TwoOfEach {

    public static final Installation HOUSE =
            new Installation(2, Map.of("quarkus.log.console.json.enabled", "true")).awaitReady();

    /** Takes no service fee; hears of orders and of every reward. */
    public static final Customer MEADOW =
            new Customer(HOUSE.tenant(SamplePlatform.all().get(0)));

    /** Takes a service fee; hears of orders. */
    public static final Customer HARBOUR =
            new Customer(HOUSE.tenant(SamplePlatform.all().get(1)));

    public static final Subscriber SUBSCRIBER = subscribed();

    private TwoOfEach() {}

    private static Subscriber subscribed() {
        try {
            return HOUSE.subscriber()
                    .start()
                    .subscribe(MEADOW.tenant(), "ORDER", "REWARD")
                    .subscribe(HARBOUR.tenant(), "ORDER");
        } catch (IOException e) {
            throw new UncheckedIOException("the subscriber could not start", e);
        }
    }
}
