package io.countermand.local.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.local.client.ExactJson;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The body of a DELETE.
 *
 * @param amount null gives everything back
 * @param key the caller's; null when none was sent
 */
record AskedBack(@Nullable BigDecimal amount, @Nullable String key) {

    private static final AskedBack EVERYTHING = new AskedBack(null, null);

    static AskedBack read(byte[] body) throws IOException {
        if (body.length == 0) {
            return EVERYTHING;
        }
        var json = parse(body);
        var items = json.path("paymentItems");
        var key = json.path("externalTransactionId").textValue();
        if (items.isMissingNode()) {
            return new AskedBack(null, key);
        }
        if (items.size() != 1) {
            throw new Declined(ResponseCode.BAD_REQUEST, "paymentItems must have exactly one item");
        }
        return new AskedBack(amount(items.get(0), "grossAmount"), key);
    }

    /** As documented: a string, at most two decimals. It stands in the item or, as in newer samples, in its price. */
    static BigDecimal amount(JsonNode item, String name) {
        var price = item.path("price").isMissingNode() ? item.path("priceList").path(0) : item.path("price");
        var text =
                item.has(name) ? item.path(name).textValue() : price.path(name).textValue();
        if (text == null || !text.matches("[0-9]{1,13}(\\.[0-9]{1,2})?")) {
            throw new Declined(ResponseCode.BAD_REQUEST, name + " must be a string with at most two decimals");
        }
        return new BigDecimal(text).setScale(2);
    }

    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return ExactJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Declined(ResponseCode.BAD_REQUEST, "the body is no JSON");
        }
    }
}
