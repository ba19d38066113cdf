package io.countermand.worker.provider;

import static io.countermand.domain.refund.Answer.Kind;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.domain.refund.ProviderPayment.GivenBack;
import io.countermand.domain.refund.Reading;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Locale;
import org.jboss.logging.Logger;

/** An answer with the code that decides; without JSON or without a code it says nothing. */
record BangoAnswer(int status, String code, JsonNode json) {

    private static final Logger LOG = Logger.getLogger(BangoAnswer.class);
    private static final int CODE_MAX = 60;
    private static final int UNAUTHORIZED = 401;
    /** Two codes, or more behind the object, contradict one another. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static BangoAnswer of(Reply.Got got) {
        if (!got.contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return new BangoAnswer(got.status(), "", MissingNode.getInstance());
        }
        try {
            var json = JSON.readTree(got.body());
            var code = json.path("responseCode").asText("");
            return new BangoAnswer(got.status(), code.substring(0, Math.min(code.length(), CODE_MAX)), json);
        } catch (IOException e) {
            return new BangoAnswer(got.status(), "", MissingNode.getInstance());
        }
    }

    Answer answer() {
        return new Answer(kind(), word());
    }

    Reading reading(PaymentProvider.Payment payment) {
        return switch (code) {
            case "OK" -> found(payment);
            case "BAD_REQUEST", "NOT_FOUND" -> new Reading.Rejected(word());
            case "UNAUTHORIZED" -> new Reading.Unauthorized(word());
            // Reading changes nothing, so a gateway's word is enough here.
            default -> status == UNAUTHORIZED ? new Reading.Unauthorized(word()) : new Reading.Unreadable(word());
        };
    }

    private Kind kind() {
        return switch (code) {
            case "REFUNDED" -> done(Kind.REFUNDED);
            case "CANCELLED" -> done(Kind.RELEASED);
            case "CANT_REFUND" -> Kind.REFUSED;
            case "ALREADY_REFUNDED" -> Kind.ALREADY_REFUNDED;
            case "BAD_REQUEST", "NOT_FOUND" -> Kind.REJECTED;
            case "UNAUTHORIZED" -> Kind.UNAUTHORIZED;
            case "INTERNAL_ERROR", "CONNECT_ERROR", "FAILURE", "SERVICE_UNAVAILABLE", "CONNECT_TIMEOUT" -> Kind.UNCLEAR;
            default -> unknown();
        };
    }

    /** A success under a failing status contradicts itself. */
    private Kind done(Kind kind) {
        return status >= 200 && status < 300 ? kind : Kind.UNCLEAR;
    }

    private Kind unknown() {
        LOG.warnf("the payment provider answered what we do not know: %s", word());
        return Kind.UNCLEAR;
    }

    private String word() {
        return code.isEmpty() ? "HTTP " + status + " without a response code" : printable(code);
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private Reading found(PaymentProvider.Payment payment) {
        var transaction = json.path("transaction");
        var currency = payment.currency();
        if (!isOrMissing(transaction.path("transactionId"), payment.transactionId())) {
            return new Reading.Unreadable("another transaction than asked for");
        }
        if (!isOrMissing(transaction.path("currencyIso3"), currency.getCurrencyCode())) {
            return new Reading.Rejected("another currency");
        }
        try {
            return new Reading.Found(payment(transaction, currency));
        } catch (IllegalArgumentException e) {
            return new Reading.Unreadable("a transaction that cannot be read");
        }
    }

    private static boolean isOrMissing(JsonNode told, String expected) {
        return told.asText(expected).equals(expected);
    }

    private static ProviderPayment payment(JsonNode transaction, Currency currency) {
        var refunds = new ArrayList<GivenBack>();
        for (var refund : transaction.path("refunds")) {
            refunds.add(new GivenBack(
                    refund.path("externalTransactionId").textValue(), money(refund.path("grossAmount"), currency)));
        }
        return new ProviderPayment(
                ProviderPayment.State.valueOf(transaction.path("state").asText()),
                money(transaction.path("capturedAmount"), currency),
                money(transaction.path("refundedAmount"), currency),
                refunds);
    }

    private static Money money(JsonNode amount, Currency currency) {
        return Money.ofDecimal(new BigDecimal(amount.asText()), currency);
    }
}
