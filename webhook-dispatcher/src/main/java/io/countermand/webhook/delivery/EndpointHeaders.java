package io.countermand.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.countermand.backbone.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** The subscriber's own headers, from the JSON they are stored as. */
final class EndpointHeaders {

    private EndpointHeaders() {}

    static Map<String, String> read(String json) {
        try {
            var headers = new LinkedHashMap<String, String>();
            for (var header : WireJson.mapper().readTree(json)) {
                headers.put(header.path("name").asText(), header.path("value").asText());
            }
            return headers;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored headers are not JSON", e);
        }
    }
}
