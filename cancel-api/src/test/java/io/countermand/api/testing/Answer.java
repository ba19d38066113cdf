package io.countermand.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came back. */
public record Answer(int status, HttpHeaders headers, JsonNode json) {

    /** Keeps 24.50 apart from 24.5. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    static Answer of(HttpResponse<String> response) {
        try {
            var json = response.body().isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(response.body());
            return new Answer(response.statusCode(), response.headers(), json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }

    public String text(String field) {
        return json.path(field).asText();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The whole documented error shape. */
    public Answer assertRefusedWith(int httpCode, String i18nKey) {
        assertThat(status).as("%s", json).isEqualTo(httpCode);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "timestamp", "requestId", "path", "httpCode", "httpPhrase", "i18nKey", "message", "errors");
        assertThat(json.path("httpCode").asInt()).isEqualTo(httpCode);
        assertThat(text("i18nKey")).isEqualTo(i18nKey);
        assertThat(text("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(text("requestId")).isNotEmpty().isEqualTo(header("X-REQUEST-ID"));
        assertThat(header("Content-Type")).startsWith("application/json");
        assertThat(json.toString()).doesNotContain("Exception", "io.countermand", "jackson", "select ");
        return this;
    }

    /** What each entry of errors[] says: path and key. */
    public List<String> fieldErrors() {
        return json.path("errors")
                .valueStream()
                .map(error -> error.path("path").asText() + " "
                        + error.path("i18nKey").asText())
                .toList();
    }

    /** Without what may differ between two equal answers. */
    public Map<String, Object> comparable() {
        var body = json.deepCopy();
        if (body instanceof ObjectNode object) {
            object.remove(List.of("requestId", "timestamp"));
        }
        var names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        names.putAll(headers.map());
        names.remove("X-REQUEST-ID");
        names.remove("Date");
        return Map.of("status", status, "headers", names, "body", body);
    }
}
