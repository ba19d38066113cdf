package io.countermand.proof.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.backbone.wire.WireJson;
import io.countermand.local.client.ExactJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks for everything once and takes no excuse: no connection that ends, no 503. What it waits for it looks at again and again, on
 * connections that are kept alive.
 */
final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOKS_AGAIN = Duration.ofMillis(50);
    private static final Set<String> RUNNING = Set.of("PENDING", "PROCESSING");
    private static final String WEBHOOKS = "/raas/v2/webhooks";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Doors> doors;
    private final AtomicInteger requests;
    private final Queue<String> failures;

    /** @param failures that it adds its own to */
    Visitor(Map<String, Doors> doors, AtomicInteger requests, Queue<String> failures) {
        this.doors = doors;
        this.requests = requests;
        this.failures = failures;
    }

    /** Until the order is known, then the call, then until its action has ended. @return the action */
    UUID asks(Course course, Call call) throws InterruptedException {
        var door = Objects.requireNonNull(doors.get(course.platform()));
        var order = "/raas/v2/asyncOrders/" + course.id();
        while (get(door, door.apiUrl() + order, Set.of(200, 404)).statusCode() == 404) {
            Thread.sleep(LOOKS_AGAIN);
        }
        var accepted = post(door, door.apiUrl() + call.path());
        var location = accepted.headers().firstValue("location").orElseThrow();
        while (RUNNING.contains(status(get(door, door.apiUrl() + location, Set.of(200))))) {
            get(door, door.dispatcherUrl() + WEBHOOKS, Set.of(200));
            Thread.sleep(LOOKS_AGAIN);
        }
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private HttpResponse<byte[]> get(Doors door, String url, Set<Integer> expected) throws InterruptedException {
        return send(request(door, url).GET(), expected);
    }

    private HttpResponse<byte[]> post(Doors door, String url) throws InterruptedException {
        var body = BodyPublishers.ofByteArray(WireJson.write(Call.body()));
        return send(
                request(door, url).header("Content-Type", "application/json").POST(body), Set.of(202));
    }

    private static HttpRequest.Builder request(Doors door, String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).header("Authorization", door.authorization());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder, Set<Integer> expected) throws InterruptedException {
        var request = builder.build();
        requests.incrementAndGet();
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (expected.contains(answer.statusCode())) {
                return answer;
            }
            throw failed(request, answer.statusCode() + " " + new String(answer.body(), UTF_8));
        } catch (IOException e) {
            throw failed(request, String.valueOf(e));
        }
    }

    private IllegalStateException failed(HttpRequest request, String how) {
        var failure = Instant.now() + " " + request.method() + " " + request.uri() + ": " + how;
        failures.add(failure);
        return new IllegalStateException(failure);
    }

    private static String status(HttpResponse<byte[]> action) {
        return json(action).path("status").asText();
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return ExactJson.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("no JSON", e);
        }
    }
}
