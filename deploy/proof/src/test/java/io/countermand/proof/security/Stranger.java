package io.countermand.proof.security;

import io.countermand.edge.access.Right;
import io.countermand.edge.refusal.Catalogue;
import java.util.Optional;

/**
 * Somebody who asks for what is not theirs.
 *
 * @param authorization the header's value; empty: none
 * @param told what a tenant's call must tell them; empty: that call is theirs to make
 */
record Stranger(String name, String authorization, Told told) {

    @FunctionalInterface
    interface Told {

        Optional<Catalogue> at(Expectation expected);
    }

    /** Whoever they say they are, they are not. */
    static Stranger unknown(String name, String authorization) {
        return new Stranger(name, authorization, expected -> Optional.of(Catalogue.NOT_AUTHENTICATED));
    }

    /** May do everything, with what is its own. */
    static Stranger elsewhere(String name, String authorization) {
        return new Stranger(name, authorization, expected -> Optional.ofNullable(expected.absent()));
    }

    /** May see everything, and not do this. */
    static Stranger without(Right right, String authorization) {
        return new Stranger(
                "without " + right,
                authorization,
                expected -> expected.right() == right ? Optional.of(Catalogue.RIGHT_MISSING) : Optional.empty());
    }

    /** No tenant has any business with the administration. */
    Optional<Catalogue> mustBeTold(Endpoint endpoint) {
        if (endpoint.door().isForAdministrators()) {
            return Optional.of(Catalogue.NOT_AUTHENTICATED);
        }
        return Expectations.isPublic(endpoint) ? Optional.empty() : told.at(Expectations.of(endpoint));
    }

    @Override
    public String toString() {
        return name;
    }
}
