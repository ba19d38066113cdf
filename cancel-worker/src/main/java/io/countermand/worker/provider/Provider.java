package io.countermand.worker.provider;

import java.util.Optional;

/** One provider as configured. Orders name it. */
public record Provider(String name, ProviderConfig settings, PaymentProvider protocol, ProviderConnection connection) {

    /** Waits for it. */
    public Turn turn() throws InterruptedException {
        connection.turns().take();
        return new Turn(this);
    }

    /** Empty while as many calls are under way as may be. */
    public Optional<Turn> turnIfFree() throws InterruptedException {
        return connection.turns().takeIfFree() ? Optional.of(new Turn(this)) : Optional.empty();
    }
}
