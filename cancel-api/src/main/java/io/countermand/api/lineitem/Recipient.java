package io.countermand.api.lineitem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Who got the reward, as far as the order system told. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Recipient(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String mobileNumber,
        @Nullable Address address) {

    /** Documented, and not stored here: addresses belong to shipped rewards, which cannot be cancelled. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Address(
            @Nullable String companyName,
            @Nullable String streetLine1,
            @Nullable String streetLine2,
            @Nullable String city,
            @Nullable String stateOrProvince,
            @Nullable String postalCode,
            @Nullable String country) {}
}
