package io.countermand.edge.check;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which field is wrong, in our words: the JSON library's own messages name classes. */
final class WrongField {

    /** The path of an error that belongs to no field. */
    static final String BODY = "body";

    private WrongField() {}

    static Refusal malformed(JsonProcessingException e) {
        var at = e.getLocation();
        var where = at == null ? "at its end" : "at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return Refusal.invalid(fieldBeingRead(e), Catalogue.NOT_JSON, "broken, too deep or a field twice, " + where);
    }

    static Refusal refusal(JsonMappingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> Refusal.invalid(path(unknown), Catalogue.UNKNOWN_FIELD);
            case MismatchedInputException wrong ->
                Refusal.invalid(path(wrong), Catalogue.WRONG_TYPE, inWords(wrong.getTargetType()));
            default -> Refusal.invalid(path(e), Catalogue.WRONG_TYPE, "another one");
        };
    }

    private static String fieldBeingRead(JsonProcessingException e) {
        if (e.getProcessor() instanceof JsonParser parser) {
            var name = parser.getParsingContext().getCurrentName();
            return name == null ? BODY : name;
        }
        return BODY;
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }

    private static String inWords(@Nullable Class<?> type) {
        if (type == null) {
            return "another one";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "an object";
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants()).map(String::valueOf).collect(joining(", ", "one of ", ""));
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "a number" : "a text";
    }
}
