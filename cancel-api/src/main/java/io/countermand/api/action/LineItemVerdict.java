package io.countermand.api.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an action decided of one line item (ours).
 *
 * @param explanation the verdict in a sentence, with rule and version
 * @param refund what went back, in major units; absent when nothing did
 * @param ledgerTransaction that posted it
 */
public record LineItemVerdict(
        String referenceLineItemId,
        @JsonProperty("externalRefLineItemID") @Nullable String externalRefLineItemId,
        String verdict,
        @Nullable String rule,
        @Nullable Integer ruleVersion,
        String explanation,
        @Nullable BigDecimal refund,
        @Nullable BigDecimal feeWithheld,
        String currencyCode,
        @Nullable Long ledgerTransaction,
        Instant decidedAt) {}
