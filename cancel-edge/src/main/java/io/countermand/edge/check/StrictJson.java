package io.countermand.edge.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Reads request bodies to the letter: UTF-8, one value, five levels, no field twice, no type bent into another. Unknown
 * fields are refused unless the type says {@code @JsonIgnoreProperties(ignoreUnknown = true)}, as documented calls do.
 */
public final class StrictJson {

    private static final int DEPTH_MAX = 5;

    private static final ObjectMapper MAPPER = strictMapper();

    private StrictJson() {}

    /** @throws Refusal 400 that names the field that is wrong */
    public static <T> T read(byte[] body, Class<T> type) {
        var tree = tree(decoded(body));
        StorableText.check(tree);
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw WrongField.refusal(e);
        } catch (JsonProcessingException e) {
            throw WrongField.malformed(e);
        }
    }

    private static String decoded(byte[] body) {
        try {
            // Not left to Jackson, which would also guess UTF-16 and UTF-32.
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.invalid(WrongField.BODY, Catalogue.NOT_JSON, "it is not UTF-8");
        }
    }

    private static JsonNode tree(String text) {
        try {
            var tree = MAPPER.readTree(text);
            if (!tree.isObject()) {
                throw Refusal.invalid(WrongField.BODY, Catalogue.WRONG_TYPE, "an object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw WrongField.malformed(e);
        }
    }

    private static ObjectMapper strictMapper() {
        var mapper = JsonMapper.builder(strictFactory())
                .addModule(new JavaTimeModule())
                .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    private static JsonFactory strictFactory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .build())
                .build();
    }
}
