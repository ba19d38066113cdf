package io.countermand.domain.refund;

/** Why a human has to look at a refund. */
public enum Cause {
    REFUSED("the provider refused it"),
    ALREADY_REFUNDED("the provider says that the payment was given back already, and not by us"),
    REJECTED("the provider does not know the payment or does not accept the request"),
    OTHER_AMOUNT("the provider gave back another amount under our key"),
    UNEXPLAINED_REFUND("the provider gave back money of this payment that we know nothing of"),
    ABOVE_CAPTURED("more is due than is left of what was captured"),
    NO_TRACE("it was sent, no answer came, the provider shows no trace of it, and sending again could pay twice"),
    NO_ANSWER("it was sent, no answer came, and the provider cannot be asked"),
    NEVER_CAPTURED("the payment was never captured"),
    CAPTURE_UNKNOWN("the payment was not captured when it was last read, and since then the provider cannot be asked"),
    /** An order of another platform names it too, which this one must not learn. */
    FOREIGN_PAYMENT("it is not certain that the payment belongs to this order");

    private final String sentence;

    Cause(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
