package io.countermand.backbone.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;

/** JSON of the records on Kafka: unknown fields are ignored, nulls left out, times RFC 3339, amounts never in exponents. */
public final class WireJson {

    private static final int DEPTH_MAX = 20;
    private static final int NUMBER_DIGITS_MAX = 40;

    private static final ObjectMapper MAPPER = JsonMapper.builder(factory())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new BoundedDecimals()))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private WireJson() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static byte[] write(Object wireRecord) {
        try {
            return MAPPER.writeValueAsBytes(wireRecord);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a record of ours cannot be written as JSON: " + wireRecord.getClass(), e);
        }
    }

    /** For JSON columns. */
    public static String text(Object value) {
        return new String(write(value), UTF_8);
    }

    /** For JSON columns that we wrote ourselves. */
    public static <T> T readText(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column of ours cannot be read as " + type.getType(), e);
        }
    }

    /**
     * @throws UnreadableRecord if the bytes are not this record; it will never become readable
     * @throws NewerSchema if it was written by a later major version, which an upgraded service will read
     */
    public static <R> R read(byte[] value, Class<R> type, int schemaMax) {
        try {
            var tree = MAPPER.readTree(value);
            checkSchema(tree, schemaMax);
            return MAPPER.treeToValue(tree, type);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableRecord("not a " + type.getSimpleName() + ": " + firstLine(e), e);
        }
    }

    private static void checkSchema(JsonNode tree, int schemaMax) {
        var schema = tree.path("schema");
        if (!schema.isInt() || schema.intValue() < 1) {
            throw new UnreadableRecord("the record has no schema number", null);
        }
        if (schema.intValue() > schemaMax) {
            throw new NewerSchema(schema.intValue(), schemaMax);
        }
    }

    private static String firstLine(Exception e) {
        var message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    private static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxNumberLength(NUMBER_DIGITS_MAX)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }
}
