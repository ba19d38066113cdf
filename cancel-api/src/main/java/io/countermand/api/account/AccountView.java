package io.countermand.api.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documented view; what Countermand does not store is null or empty. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AccountView(
        String accountIdentifier,
        String accountNumber,
        @Nullable String displayName,
        String currencyCode,
        String status,
        Instant createdAt,
        BigDecimal currentBalance,
        @Nullable String contactEmail,
        List<FundingNotification> fundingNotification) {

    /** Documented; funding is not announced here. */
    public record FundingNotification(String emailAddress) {}
}
