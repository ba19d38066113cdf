package io.countermand.api.command;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a command with this key was answered, and the hash of the body that it had then. */
record FirstAnswer(Accepted accepted, @Nullable String bodyHash) {

    /** @throws Refusal 422 if the repeat has another body */
    void mustBeOf(CommandHeader header) {
        if (!Objects.equals(bodyHash, header.bodyHash())) {
            throw Refusal.of(Catalogue.KEY_REUSED);
        }
    }
}
