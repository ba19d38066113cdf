package io.countermand.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON over HTTP with Basic authentication. */
public final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final String authorization;

    /** @param base URL in front of every path */
    public Http(String base, String user, String password) {
        this.base = base;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return post(path, body, Map.of());
    }

    /** @param headers beside the usual ones */
    public Answer post(String path, Object body, Map<String, String> headers) {
        var request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.POST(BodyPublishers.ofString(written(body))));
    }

    public Answer put(String path) {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    public Answer delete(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString(written(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", authorization);
    }

    private static Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        var since = System.nanoTime();
        try {
            var response = CLIENT.send(request, BodyHandlers.ofByteArray());
            var took = Duration.ofNanos(System.nanoTime() - since);
            return new Answer(response.statusCode(), body(response), headers(response), took);
        } catch (IOException e) {
            throw new UnexpectedAnswer(request.method() + " " + request.uri() + " was not answered: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer("interrupted during " + request.method() + " " + request.uri(), e);
        }
    }

    private static JsonNode body(HttpResponse<byte[]> response) throws IOException {
        return response.body().length == 0 ? MissingNode.getInstance() : ExactJson.MAPPER.readTree(response.body());
    }

    private static Map<String, String> headers(HttpResponse<byte[]> response) {
        return response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
    }

    private static String written(Object body) {
        try {
            return ExactJson.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + body, e);
        }
    }
}
