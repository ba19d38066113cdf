package io.countermand.proof.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/** What a process tells Prometheus. */
final class Metrics {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String TYPE = "# TYPE ";

    private Metrics() {}

    static double of(String url, String metric) {
        return page(url)
                .lines()
                .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Names of metrics and their types. What is said of a counter is said of its name without the end. */
    static Map<String, String> types(String url) {
        return page(url)
                .lines()
                .filter(line -> line.startsWith(TYPE))
                .map(line -> line.substring(TYPE.length()).split(" ", 2))
                .collect(Collectors.toMap(Metrics::name, pair -> pair[1]));
    }

    private static String name(String... pair) {
        return pair[1].equals("counter") && !pair[0].endsWith("_total") ? pair[0] + "_total" : pair[0];
    }

    private static String page(String url) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(url + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
