package io.countermand.local.sample;

import io.countermand.domain.wire.OrderIssued;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;

/** The sample orders; each is a JSON file of the same name. */
public enum SampleOrder {
    ALL_ELIGIBLE("every line item can be cancelled"),
    MIXED("redeemed, too old, wrong product: each for its own reason"),
    PARTIAL("one line item failed when the order was placed"),
    FAILED("nothing was ever issued"),
    PENDING("still being processed"),
    BULK("1,000 line items, some of them redeemed"),
    OTHER_CURRENCY("paid in euro, from another account"),
    PAID_BY_CARD("paid through a payment provider");

    private final String description;

    SampleOrder(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    /** As the order system would send it now. */
    public OrderIssued issuedFor(Instant now) {
        try {
            return SampleFile.read(fileName(), now, OrderIssued.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the sample " + fileName() + " cannot be read", e);
        }
    }

    private String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
    }
}
