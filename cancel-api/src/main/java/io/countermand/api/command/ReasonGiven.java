package io.countermand.api.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** The documented body of every action. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReasonGiven(
        @Nullable String reasonCode, @Nullable String otherReason) {}
