package io.countermand.worker.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.Reading;
import io.countermand.domain.refund.Request;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/**
 * Bango's Payment API v5: {@code GET} and {@code DELETE {base}/transaction/{transactionId}}. The {@code responseCode} decides,
 * and a code that we do not know decides nothing.
 */
@ApplicationScoped
class Bango implements PaymentProvider {

    private static final Set<String> NO_SEGMENT = Set.of("", ".", "..");

    @Override
    public String protocol() {
        return "bango";
    }

    @Override
    public Reading read(ProviderConnection connection, Payment payment) {
        if (NO_SEGMENT.contains(payment.transactionId())) {
            return new Reading.Rejected("no transaction id");
        }
        return switch (connection.call(HttpMethod.GET, path(payment), new byte[0])) {
            case Reply.Got got -> BangoAnswer.of(got).reading(payment);
            case Reply.NotSent unsent -> new Reading.Unreadable(unsent.word());
            case Reply.Lost lost -> new Reading.Unreadable(lost.word());
        };
    }

    @Override
    public Answer giveBack(ProviderConnection connection, Payment payment, Request request, UUID key) {
        var body = body(request, key).toString().getBytes(StandardCharsets.UTF_8);
        return switch (connection.call(HttpMethod.DELETE, path(payment), body)) {
            case Reply.Got got -> BangoAnswer.of(got).answer();
            case Reply.NotSent unsent -> new Answer(Answer.Kind.NOT_SENT, unsent.word());
            case Reply.Lost lost -> new Answer(Answer.Kind.UNCLEAR, lost.word());
        };
    }

    /** Without {@code paymentItems} everything goes back. */
    private static ObjectNode body(Request request, UUID key) {
        var body = JsonNodeFactory.instance.objectNode();
        if (request.kind() == Request.Kind.PART) {
            body.putArray("paymentItems")
                    .addObject()
                    .put("grossAmount", decimal(request.amount()))
                    .put("taxAmount", decimal(request.tax()));
        }
        return body.put("externalTransactionId", key.toString());
    }

    private static String path(Payment payment) {
        var encoded = URLEncoder.encode(payment.transactionId(), StandardCharsets.UTF_8);
        return "/transaction/" + encoded.replace("+", "%20");
    }

    private static String decimal(Money money) {
        return money.toDecimal().toPlainString();
    }
}
