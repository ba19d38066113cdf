package io.countermand.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Puts times in place of texts like {@code now}, {@code now-2d} (days), {@code now+3h} (hours) and {@code now-5m} (minutes). */
final class RelativeTimes {

    private static final Pattern FORM = Pattern.compile("now(?:([+-])([0-9]{1,4})([dhm]))?");

    private final Instant now;

    RelativeTimes(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    JsonNode resolve(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> resolveFields(object);
            case ArrayNode array -> resolveElements(array);
            case TextNode text -> JsonNodeFactory.instance.textNode(resolve(text.textValue()));
            default -> node;
        };
    }

    private JsonNode resolveFields(ObjectNode object) {
        var resolved = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> resolved.set(field.getKey(), resolve(field.getValue())));
        return resolved;
    }

    private JsonNode resolveElements(ArrayNode array) {
        var resolved = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> resolved.add(resolve(element)));
        return resolved;
    }

    String resolve(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return text;
        }
        if (form.group(1) == null) {
            return now.toString();
        }
        var distance = distance(Long.parseLong(form.group(2)), form.group(3));
        return (form.group(1).equals("-") ? now.minus(distance) : now.plus(distance)).toString();
    }

    private static Duration distance(long amount, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
