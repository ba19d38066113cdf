package io.countermand.local.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.local.client.ExactJson;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history: something that happened to a payment, for good.
 *
 * @param amount authorised, captured, or given back; 0 for a cancel
 * @param tax of the payment, where it is authorised
 * @param key the caller's; null when none was sent
 */
public record Effect(
        Instant at,
        Kind kind,
        String transactionId,
        BigDecimal amount,
        BigDecimal tax,
        String currencyIso3,
        @Nullable String key) {

    /** What can happen. */
    public enum Kind {
        AUTHORIZED,
        CAPTURED,
        CANCELLED,
        REFUNDED
    }

    static Effect of(Instant at, Kind kind, Payment payment, BigDecimal amount, @Nullable String key) {
        return new Effect(at, kind, payment.transactionId(), amount, payment.tax(), payment.currencyIso3(), key);
    }

    ObjectNode toJson() {
        return ExactJson.MAPPER
                .createObjectNode()
                .put("at", at.toString())
                .put("effect", kind.name())
                .put("transactionId", transactionId)
                .put("amount", amount.toPlainString())
                .put("tax", tax.toPlainString())
                .put("currencyIso3", currencyIso3)
                .put("externalTransactionId", key);
    }

    static Effect read(JsonNode json) {
        return new Effect(
                Instant.parse(json.path("at").asText()),
                Kind.valueOf(json.path("effect").asText()),
                json.path("transactionId").asText(),
                new BigDecimal(json.path("amount").asText()),
                new BigDecimal(json.path("tax").asText()),
                json.path("currencyIso3").asText(),
                json.path("externalTransactionId").textValue());
    }
}
