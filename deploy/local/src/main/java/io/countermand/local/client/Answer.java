package io.countermand.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * What came back.
 *
 * @param body a missing node when there was none
 * @param headers names in lower case
 */
public record Answer(int status, JsonNode body, Map<String, String> headers, Duration took) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** @throws UnexpectedAnswer if it is another status */
    public Answer expect(int expected, String what) {
        if (status != expected) {
            throw new UnexpectedAnswer(what + " was answered " + status + " instead of " + expected + ": " + body);
        }
        return this;
    }

    public String text(String field) {
        return body.path(field).asText();
    }
}
