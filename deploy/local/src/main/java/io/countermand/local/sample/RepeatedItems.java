package io.countermand.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Numbers the line items of a sample from 1, and writes one with {@code "repeat": 500} out 500 times. {@code {n}} in a text
 * becomes the line number.
 */
final class RepeatedItems {

    private static final String ITEMS = "lineItems";
    private static final String REPEAT = "repeat";

    private RepeatedItems() {}

    static JsonNode expand(JsonNode sample) {
        if (sample instanceof ObjectNode order && order.has(ITEMS)) {
            var given = order.get(ITEMS);
            var items = order.putArray(ITEMS);
            for (var item : given) {
                for (int i = 0; i < item.path(REPEAT).asInt(1); i++) {
                    items.add(numbered((ObjectNode) item, items.size() + 1));
                }
            }
            order.put("totalLineItems", items.size());
        }
        return sample;
    }

    private static ObjectNode numbered(ObjectNode item, int number) {
        var copy = item.deepCopy();
        copy.remove(REPEAT);
        copy.put("lineNumber", number);
        writeNumber(copy, number);
        return copy;
    }

    private static void writeNumber(ObjectNode node, int number) {
        node.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner) {
                writeNumber(inner, number);
            } else if (field.getValue().isTextual()) {
                node.put(field.getKey(), field.getValue().textValue().replace("{n}", String.valueOf(number)));
            }
        });
    }
}
