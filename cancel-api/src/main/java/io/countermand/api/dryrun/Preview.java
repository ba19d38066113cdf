package io.countermand.api.dryrun;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countermand.domain.action.OrderAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an action would do (ours).
 *
 * @param ineligible how many line items each rule would keep as they are
 * @param judgedAt the verdict may be another one later: windows end, rewards are redeemed
 */
@Schema
public record Preview(
        String referenceOrderId,
        @JsonProperty("externalRefID") @Nullable String externalRefId,
        OrderAction action,
        boolean dryRun,
        int totalLineItems,
        int eligibleLineItems,
        Map<String, Integer> ineligible,
        PreviewedRefund refund,
        Instant judgedAt) {

    /**
     * In major units.
     *
     * @param value what would go back, after fees
     */
    public record PreviewedRefund(String currencyCode, BigDecimal value, BigDecimal feesWithheld) {}
}
