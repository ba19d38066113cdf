package io.countermand.bench.deliver;

import io.countermand.bench.running.Login;
import io.countermand.bench.running.Running;
import io.countermand.bench.running.Seed;
import io.countermand.bench.running.Site;
import io.countermand.local.client.Tenant;
import io.countermand.local.infra.FreePort;
import io.countermand.local.launch.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** One webhook-dispatcher, and its subscribers. */
record Dispatcher(Site site, Running process, Secrets secrets) {

    /** @param hosts where it may send, though they are of this machine */
    static Dispatcher start(Site site, Secrets secrets, List<String> hosts, Map<String, String> more)
            throws IOException, InterruptedException {
        var settings = new HashMap<>(Map.of(
                "countermand.webhook.encryption-key", secrets.encryptionKey(),
                "countermand.webhook.signing-key", secrets.signingKey(),
                "countermand.webhook.allowed-hosts", String.join(",", hosts),
                "countermand.webhook.administration.host", "localhost",
                "countermand.webhook.administration.port", String.valueOf(FreePort.any()),
                "countermand.admin.key", Login.ADMIN_KEY));
        settings.putAll(more);
        return new Dispatcher(site, site.start("webhook-dispatcher", settings), secrets);
    }

    /** A platform of its own, with a subscription to the outcomes of orders for each of the URLs. */
    void subscribe(String platform, List<String> urls) throws Exception {
        var keyHash = HexFormat.of().formatHex(Login.keyHash(key(platform)));
        Seed.plant(site, "subscriber.sql", Map.of("platform", platform, "keyHash", keyHash));
        subscribeMore(platform, urls);
    }

    void subscribeMore(String platform, List<String> urls) {
        var tenant = new Tenant(platform, key(platform), process.url(), process.url());
        urls.forEach(url -> tenant.subscribe(url, List.of("ORDER"), secrets.webhookSecret()));
    }

    private static String key(String platform) {
        return Login.KEY + " of " + platform;
    }

    /** The sum of a metric over its labels. */
    double metric(String name) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(URI.create(process.url() + "/q/metrics"))
                    .build();
            return client.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }
}
