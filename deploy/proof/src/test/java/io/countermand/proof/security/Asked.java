package io.countermand.proof.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as anybody may send it, and its answer. */
record Asked(int status, String body, List<String> challenges) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param headers none of them checked
     * @param body whatever it is, it is said to be JSON; null sends none
     */
    static Asked of(String method, String url, Map<String, String> headers, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).header("Accept", "application/json");
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Asked(
                    answer.statusCode(), answer.body(), answer.headers().allValues("www-authenticate"));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + url + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** @throws IllegalStateException if it is another status */
    Asked expect(int expected) {
        if (status != expected) {
            throw new IllegalStateException(expected + " was expected, not " + this);
        }
        return this;
    }

    /** Of a refusal; empty if it is none. */
    String key() {
        return json().path("i18nKey").asText();
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + body, e);
        }
    }
}
