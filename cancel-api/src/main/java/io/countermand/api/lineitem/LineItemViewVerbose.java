package io.countermand.api.lineitem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line item with everything that happened to it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LineItemViewVerbose(
        @JsonUnwrapped LineItemView lineItem,
        Reward reward,
        List<Happened> resendHistory,
        List<Happened> redemptionHistory,
        List<ActionTaken> lineItemActionHistory,
        List<RewardView> rewardViewHistory) {

    /** Documented without its fields, and not stored here. */
    public record Happened(Instant date) {}

    /** An action that changed the line item; its ids are those of reissues, which are not offered here. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ActionTaken(
            String action,
            String reason,
            Instant actionDate,
            @Nullable String oldReferenceLineItemId,
            @Nullable String newReferenceLineItemId) {}

    /** From when on the reward had this status. */
    public record RewardView(Instant date, String status) {}
}
