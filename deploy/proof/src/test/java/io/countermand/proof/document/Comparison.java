package io.countermand.proof.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Java records beside their schemas, field by field, with all that they are made of. */
final class Comparison {

    private static final Map<Type, String> FORMS = Map.of(
            int.class, "integer int32",
            Integer.class, "integer int32",
            long.class, "integer int64",
            BigDecimal.class, "number",
            String.class, "string",
            Instant.class, "string date-time",
            UUID.class, "string uuid");

    private final TopicsDocument document;
    private final Set<Class<?>> records = new HashSet<>();
    private final List<String> differences = new ArrayList<>();

    Comparison(TopicsDocument document) {
        this.document = document;
    }

    /** All that were met. */
    Set<Class<?>> records() {
        return records;
    }

    List<String> differences() {
        return differences;
    }

    void compare(Class<?> type, JsonNode schema) {
        if (!records.add(type)) {
            return;
        }
        var fields = Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, field -> field));
        var documented = schema.path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        same(type.getSimpleName(), fields.keySet(), documented);
        fields.forEach((name, field) -> compare(type, field, schema));
    }

    private void compare(Class<?> type, RecordComponent field, JsonNode schema) {
        var where = type.getSimpleName() + "." + field.getName();
        var property = schema.path("properties").path(field.getName());
        var isRequired = schema.path("required")
                .valueStream()
                .anyMatch(name -> name.asText().equals(field.getName()));
        same(where + " is required", !field.getAnnotatedType().isAnnotationPresent(Nullable.class), isRequired);
        if (field.getName().equals("schema")) {
            same(where, version(type), property.path("const").asInt());
        } else {
            compare(where, field.getGenericType(), document.bare(property));
        }
    }

    private void compare(String where, Type type, JsonNode schema) {
        if (type instanceof ParameterizedType container) {
            compareContainer(where, container, schema);
        } else if (type instanceof Class<?> found && found.isRecord()) {
            same(where, "object", form(schema));
            compare(found, schema);
        } else if (type instanceof Class<?> found && found.isEnum()) {
            same(
                    where,
                    words(found.getEnumConstants()),
                    words(schema.path("enum")
                            .valueStream()
                            .map(JsonNode::asText)
                            .toArray()));
        } else {
            same(where, FORMS.getOrDefault(type, "a form for " + type), form(schema));
        }
    }

    private void compareContainer(String where, ParameterizedType container, JsonNode schema) {
        var isList = container.getRawType().equals(List.class);
        var arguments = container.getActualTypeArguments();
        same(where, isList ? "array" : "object", form(schema));
        var inside = schema.path(isList ? "items" : "additionalProperties");
        compare(where + "[]", arguments[arguments.length - 1], document.bare(inside));
    }

    private void same(String where, Object inJava, Object inTheDocument) {
        if (!Objects.equals(inJava, inTheDocument)) {
            differences.add("%s: %s in Java, %s in the document".formatted(where, inJava, inTheDocument));
        }
    }

    /** Type and format; what may be null besides is the same form. */
    private static String form(JsonNode schema) {
        var types = schema.path("type");
        var type = types.isArray() ? types.path(0) : types;
        return (type.asText() + " " + schema.path("format").asText()).strip();
    }

    private static Set<String> words(Object[] values) {
        return Stream.of(values).map(Object::toString).collect(Collectors.toSet());
    }

    private static int version(Class<?> type) {
        try {
            return type.getField("SCHEMA").getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " has no schema number", e);
        }
    }
}
