package io.countermand.api.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.countermand.api.lineitem.Amount;
import io.countermand.api.lineitem.LineItemView;
import io.countermand.api.lineitem.Reward.Credential;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line item with its rewards and what may be done to them. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AsyncLineItemWithRewards(
        @JsonUnwrapped AsyncLineItem lineItem,
        boolean canCancel,
        boolean canFreeze,
        @Nullable String lineItemActionReason,
        Amount amountIssued,
        Instant dateIssued,
        @Nullable Instant expirationDate,
        @Nullable String reissuedFromReferenceLineItemId,
        @Nullable String reissuedToReferenceLineItemId,
        List<IssuedReward> rewards) {

    /** Credentials are never told to Countermand. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record IssuedReward(
            @Nullable String rewardStatus,
            List<Credential> credentialList,
            @Nullable String redemptionInstructions) {}

    static AsyncLineItemWithRewards of(LineItemView view) {
        return new AsyncLineItemWithRewards(
                AsyncLineItem.of(view),
                view.canCancel(),
                view.canFreeze(),
                view.lineItemActionReason(),
                view.amountIssued(),
                view.dateIssued(),
                view.expirationDate(),
                null,
                null,
                List.of(new IssuedReward(view.rewardStatus(), List.of(), null)));
    }
}
