package io.countermand.api.lineitem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documented place of what a recipient redeems. Countermand never learns it, so it is always empty. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Reward(
        Map<String, String> credentials,
        List<Credential> credentialList,
        @Nullable String redemptionInstructions) {

    static final Reward UNTOLD = new Reward(Map.of(), List.of(), null);

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Credential(
            @Nullable String label,
            @Nullable String value,
            @Nullable String type,
            @Nullable String credentialType) {}
}
