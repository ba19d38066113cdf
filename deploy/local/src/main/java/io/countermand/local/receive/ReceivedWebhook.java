package io.countermand.local.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.countermand.local.client.ExactJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * One webhook as it arrived.
 *
 * @param hook the name at the end of its URL
 * @param headers names in lower case
 * @param answered the status it was answered with
 */
public record ReceivedWebhook(
        String hook,
        Instant receivedAt,
        Map<String, String> headers,
        byte[] body,
        Verification verification,
        int answered) {

    public ReceivedWebhook {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    public String text() {
        return new String(body, UTF_8);
    }

    /** The body; a missing node when it is no JSON. */
    public JsonNode json() {
        try {
            return ExactJson.MAPPER.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    public boolean accepted() {
        return answered >= 200 && answered < 300;
    }
}
