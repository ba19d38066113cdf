package io.countermand.domain.refund;

import static java.util.Objects.requireNonNull;

/**
 * What came of asking for money back.
 *
 * @param word the provider's own code, or what happened instead; for logs and people
 */
public record Answer(Kind kind, String word) {

    public enum Kind {
        /** Surely not sent: no byte of it left. */
        NOT_SENT,
        REFUNDED,
        RELEASED,
        /** A definite no. */
        REFUSED,
        ALREADY_REFUNDED,
        /** The provider does not know the payment, or does not like the request. */
        REJECTED,
        UNAUTHORIZED,
        /** Anything else after the first byte left: it may have happened. */
        UNCLEAR
    }

    public Answer {
        requireNonNull(kind, "kind is missing");
        requireNonNull(word, "word is missing");
    }
}
