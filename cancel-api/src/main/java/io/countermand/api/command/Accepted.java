package io.countermand.api.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countermand.domain.action.ActionState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The documented body of 202, and the action's id (ours). Note the documented spelling of {@code referenceOrderId}. */
public record Accepted(
        String referenceOrderId,
        @JsonProperty("externalRefID") @Nullable String externalRefId,
        ActionState status,
        int totalLineItems,
        Instant date,
        UUID actionId) {}
