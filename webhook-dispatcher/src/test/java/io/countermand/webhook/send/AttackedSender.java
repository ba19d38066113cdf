package io.countermand.webhook.send;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.address.AddressGuard;
import io.countermand.webhook.address.AllowedHosts;
import io.countermand.webhook.delivery.Answer;
import io.countermand.webhook.delivery.Post;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Our sender as attackers find it: names are resolved by their server, and beside the canaries there is one public place. */
final class AttackedSender implements AutoCloseable {

    /** Taken for public: tests have no other address that they may connect to. */
    static final String PUBLIC = "127.0.0.2";

    private static final DispatcherConfig.Attempt LIMITS = new Limits(
            Duration.ofSeconds(2), 64, 256, Duration.ofSeconds(20), Duration.ofSeconds(30), 65_536, 1_024, 8);

    private final NameServer names = new NameServer();
    private final Vertx vertx = names.vertx();
    private final Canaries canaries = Canaries.besides(PUBLIC);
    private final TestCertificate trusted;

    AttackedSender(TestCertificate trusted) throws IOException {
        this.trusted = trusted;
    }

    NameServer names() {
        return names;
    }

    Vertx vertx() {
        return vertx;
    }

    Canaries canaries() {
        return canaries;
    }

    String url(String host) {
        return "https://" + host + ":" + canaries.port() + "/hook";
    }

    HttpSender guarded() {
        return sender(address -> address.getHostAddress().equals(PUBLIC) || AddressGuard.isPublic(address));
    }

    /** The control: everything passes for public. */
    HttpSender unguarded() {
        return sender(address -> true);
    }

    static Answer send(HttpSender sender, String url) {
        return sender.send(new Post(url, Map.of("content-type", "application/json"), "{}".getBytes(US_ASCII)));
    }

    private HttpSender sender(Predicate<InetAddress> isPublic) {
        var destinations = new CheckedDestinations(AllowedHosts.of(List.of()), names.resolver(vertx), isPublic);
        return new HttpSender(vertx, HttpSender.options(LIMITS).setTrustOptions(trusted.trust()), destinations, LIMITS);
    }

    @Override
    public void close() throws IOException {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        canaries.close();
        names.close();
    }

    private record Limits(
            Duration dnsMax,
            int lookUpsAtOnceMax,
            int lookUpsWaitingMax,
            Duration connectMax,
            Duration totalMax,
            int answerBytesMax,
            int answerStoredBytesMax,
            int connectionsPerHostMax)
            implements DispatcherConfig.Attempt {}
}
