package io.countermand.local.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.local.client.ExactJson;

/** What is answered: always JSON with a response code, as documented. */
record Reply(int httpStatus, ObjectNode body) {

    static Reply of(ResponseCode code, String message) {
        return of(code.httpStatus(), code.name(), message);
    }

    static Reply of(int httpStatus, String code, String message) {
        return new Reply(
                httpStatus,
                ExactJson.MAPPER.createObjectNode().put("responseCode", code).put("responseMessage", message));
    }

    /** @param namesKeys whether refunds are listed with the caller's keys */
    static Reply of(Payment payment, boolean namesKeys) {
        var reply = of(ResponseCode.OK, "Success");
        var captured = payment.state() == Payment.State.CAPTURED || payment.state() == Payment.State.REFUNDED;
        var transaction = reply.body
                .putObject("transaction")
                .put("transactionId", payment.transactionId())
                .put("state", payment.state().name())
                .put("currencyIso3", payment.currencyIso3())
                .put("capturedAmount", captured ? payment.gross().toPlainString() : "0.00")
                .put("refundedAmount", payment.refunded().toPlainString());
        var refunds = transaction.putArray("refunds");
        for (var refund : payment.refunds()) {
            refunds.addObject()
                    .put("externalTransactionId", namesKeys ? refund.externalTransactionId() : null)
                    .put("grossAmount", refund.grossAmount().toPlainString());
        }
        return reply;
    }

    byte[] bytes() {
        return body.toString().getBytes(UTF_8);
    }
}
