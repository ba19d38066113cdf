package io.countermand.api.account;

import java.math.BigDecimal;
import java.time.Instant;

/** The documented view, with the fields that Countermand keeps. */
public record AccountView(
        String accountIdentifier, String currencyCode, String status, Instant createdAt, BigDecimal currentBalance) {}
