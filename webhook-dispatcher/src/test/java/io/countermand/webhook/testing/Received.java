package io.countermand.webhook.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpHeaders;

/** A webhook as it arrived. */
public record Received(String path, HttpHeaders headers, byte[] body) {

    static Received of(HttpExchange exchange) throws IOException {
        return new Received(
                exchange.getRequestURI().toString(),
                HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                exchange.getRequestBody().readAllBytes());
    }

    public String text() {
        return new String(body, UTF_8);
    }

    public JsonPath json() {
        return JsonPath.from(text());
    }

    public String header(String name) {
        return headers.firstValue(name).orElseThrow();
    }

    public long revision() {
        return json().getLong("revision");
    }
}
