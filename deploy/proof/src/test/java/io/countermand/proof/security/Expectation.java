package io.countermand.proof.security;

import io.countermand.edge.access.Right;
import io.countermand.edge.refusal.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant needs for a call.
 *
 * @param absent what whoever may not see what the path names is told; null if it names nothing of anybody's
 */
record Expectation(Right right, @Nullable Catalogue absent) {

    boolean namesSomething() {
        return absent != null;
    }
}
