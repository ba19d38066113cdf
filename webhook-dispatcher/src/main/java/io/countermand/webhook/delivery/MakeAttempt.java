package io.countermand.webhook.delivery;

import io.countermand.edge.request.Traceparent;
import io.countermand.webhook.signature.SecretCipher;
import io.countermand.webhook.signature.Signatures;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Builds the body, signs it, sends it once, says what it means. */
final class MakeAttempt {

    private final Signatures signatures;
    private final SecretCipher cipher;
    private final Sender sender;
    private final RetrySchedule schedule;
    private final InstantSource clock;

    MakeAttempt(
            Signatures signatures, SecretCipher cipher, Sender sender, RetrySchedule schedule, InstantSource clock) {
        this.signatures = signatures;
        this.cipher = cipher;
        this.sender = sender;
        this.schedule = schedule;
        this.clock = clock;
    }

    Attempt attempt(Endpoint endpoint, Delivery delivery) {
        var startedAt = clock.instant();
        var began = System.nanoTime();
        var post = post(endpoint, delivery);
        var answer = sender.send(post);
        var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        var number = delivery.attempts() + 1;
        var outcome = Outcome.of(answer, number - delivery.attemptsBefore(), schedule, clock.instant());
        return new Attempt(delivery.id(), number, startedAt, millis, answer, outcome);
    }

    /** One of each name, however the subscriber spells it; ours, where they prove something, win. */
    private Post post(Endpoint endpoint, Delivery delivery) {
        var body = delivery.envelope().body(delivery.revision());
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.put("content-type", "application/json");
        headers.put("accept", "application/json, */*;q=0.5");
        headers.put("user-agent", "Countermand");
        traceparent(delivery.envelope()).ifPresent(trace -> headers.put("traceparent", trace));
        headers.putAll(EndpointHeaders.read(endpoint.sealed().headers(cipher, endpoint.id())));
        headers.putAll(signed(endpoint, delivery, body));
        return new Post(endpoint.url(), headers, body);
    }

    /** Anything else that stands in the header of a record is not passed on to strangers. */
    private static Optional<String> traceparent(Envelope envelope) {
        return Optional.ofNullable(envelope.traceparent()).filter(Traceparent::isWellFormed);
    }

    private Map<String, String> signed(Endpoint endpoint, Delivery delivery, byte[] body) {
        var keys = endpoint.sealed().keys(cipher, endpoint.id());
        return signatures.headers(delivery.envelope().eventId(), clock.instant(), body, keys);
    }
}
