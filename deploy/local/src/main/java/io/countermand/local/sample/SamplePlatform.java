package io.countermand.local.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A tenant with its customers and their accounts.
 *
 * @param serviceFeeMinor kept per cancelled line item, in cents
 */
public record SamplePlatform(String name, long serviceFeeMinor, List<Customer> customers) {

    public record Customer(String customerIdentifier, List<Account> accounts) {}

    public record Account(String accountIdentifier, String currencyCode, BigDecimal funding) {}

    public static List<SamplePlatform> all() {
        try {
            return List.of(SampleFile.read("platforms.json", Instant.EPOCH, SamplePlatform[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("the sample platforms cannot be read", e);
        }
    }
}
