package io.countermand.webhook.address;

/** A URL or address that we do not connect to; the reason is for the customer who gave it. */
public final class UrlRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UrlRefused(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Follows on "the url". */
    public String reason() {
        return reason;
    }
}
