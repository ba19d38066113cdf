package io.countermand.edge.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;

/**
 * Refuses texts that PostgreSQL or Kafka's JSON cannot carry: control characters (NUL above all) and halves of surrogate
 * pairs. Let in here, they would park a command that was answered 202.
 */
public final class StorableText {

    private StorableText() {}

    static void check(JsonNode object) {
        check("", object);
    }

    private static void check(String path, JsonNode node) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            throw Refusal.invalid(path, Catalogue.NOT_PLAIN_TEXT);
        }
        node.properties().forEach(field -> check(below(path, field.getKey()), field.getValue()));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(path + "[" + i + "]", node.get(i));
            }
        }
    }

    private static String below(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(StorableText::cannotBeStored);
    }

    private static boolean cannotBeStored(int codePoint) {
        var isLayout = codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        // Code points of a well-formed text are never surrogates: those are halves without their other half.
        return Character.isISOControl(codePoint) && !isLayout || Character.getType(codePoint) == Character.SURROGATE;
    }
}
