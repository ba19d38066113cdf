package io.countermand.domain.refund;

/** What came of asking for a payment. */
public sealed interface Reading {

    /** For logs and the list of attempts. */
    String word();

    record Found(ProviderPayment payment) implements Reading {
        @Override
        public String word() {
            return payment.state().name();
        }
    }

    /** The provider does not know it, or does not like the question: asking again will not help. */
    record Rejected(String word) implements Reading {}

    /** It does not accept who we are. */
    record Unauthorized(String word) implements Reading {}

    /** No answer, or none that can be understood. */
    record Unreadable(String word) implements Reading {}
}
