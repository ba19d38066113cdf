package io.countermand.bench.refund;

import static io.countermand.bench.WrongResult.unless;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.local.provider.LocalProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Asks for the money of one payment after the other, so many at once, and keeps no books. */
final class BareClient implements AutoCloseable {

    private static final String LOGIN = "Basic "
            + Base64.getEncoder().encodeToString((LocalProvider.USER + ":" + LocalProvider.PASSWORD).getBytes(UTF_8));

    /** Without an offer of HTTP/2 in every request, which the provider does not speak. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ExecutorService threads;
    private final String url;

    BareClient(String url, int atOnce) {
        this.url = url;
        this.threads = Executors.newFixedThreadPool(atOnce);
    }

    /** Sends what ours sends: each payment is read, then asked for. @return refunds a second */
    double readAndRefund(List<String> transactions) throws InterruptedException, ExecutionException {
        return refund(transactions, transaction -> () -> {
            read(transaction);
            return giveBack(transaction);
        });
    }

    /** Looks at nothing before. @return refunds a second */
    double refund(List<String> transactions) throws InterruptedException, ExecutionException {
        return refund(transactions, transaction -> () -> giveBack(transaction));
    }

    private double refund(List<String> transactions, Function<String, Callable<String>> call)
            throws InterruptedException, ExecutionException {
        var since = System.nanoTime();
        var asked = threads.invokeAll(transactions.stream().map(call).toList());
        var took = System.nanoTime() - since;
        for (var answer : asked) {
            unless(answer.get().contains("REFUNDED"), "the provider answered " + answer.get());
        }
        return transactions.size() * 1e9 / took;
    }

    @Override
    public void close() {
        threads.close();
        client.close();
    }

    private void read(String transaction) throws IOException, InterruptedException {
        var answer = client.send(request(transaction).GET().build(), BodyHandlers.ofString());
        unless(answer.statusCode() == 200, "the provider answered " + answer.statusCode());
    }

    private String giveBack(String transaction) throws IOException, InterruptedException {
        var body = "{\"paymentItems\":[{\"grossAmount\":\"24.50\",\"taxAmount\":\"1.96\"}],\"externalTransactionId\":\""
                + UUID.randomUUID() + "\"}";
        var request = request(transaction)
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String transaction) {
        return HttpRequest.newBuilder(URI.create(url + "/transaction/" + transaction))
                .header("Authorization", LOGIN);
    }
}
