package io.countermand.api.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP call, exactly as written: no header that the test did not ask for. */
public final class Call {

    public static final String FRAUD = "{\"reasonCode\": \"FRAUD\"}";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String method;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

    private Call(String method, String path) {
        this.method = method;
        this.path = path;
    }

    public static Call get(String path) {
        return new Call("GET", path);
    }

    public static Call with(String method, String path) {
        return new Call(method, path);
    }

    /** A POST of JSON. */
    public static Call post(String path, String json) {
        return new Call("POST", path).header("Content-Type", "application/json").body(json);
    }

    public Call as(Platform platform) {
        return login(platform.name() + ":" + platform.key());
    }

    public Call login(String userAndPassword) {
        var encoded = Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
        return header("Authorization", "Basic " + encoded);
    }

    /** Replaces one of the same name. */
    public Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Call body(String text) {
        return body(text.getBytes(UTF_8));
    }

    public Call body(byte[] bytes) {
        body = BodyPublishers.ofByteArray(bytes);
        return this;
    }

    /** Without a Content-Length. */
    public Call chunked(String text) {
        body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes(UTF_8)));
        return this;
    }

    public Answer send() {
        return Answer.of(response());
    }

    public String sendForText() {
        return response().body();
    }

    private HttpResponse<String> response() {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .method(method, body);
        headers.forEach(request::setHeader);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
