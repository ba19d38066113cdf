package io.countermand.api.lineitem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Documented, and not stored here. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Sender(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email) {}
