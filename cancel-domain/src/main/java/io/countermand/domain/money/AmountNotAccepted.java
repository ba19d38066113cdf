package io.countermand.domain.money;

/** An amount from outside that cannot be represented or is out of bounds; the record that carries it is parked. */
public final class AmountNotAccepted extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public AmountNotAccepted(String message) {
        super(message);
    }
}
