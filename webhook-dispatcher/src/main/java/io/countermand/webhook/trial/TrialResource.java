package io.countermand.webhook.trial;

import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.delivery.Attempt;
import io.countermand.webhook.delivery.TryEndpoint;
import io.countermand.webhook.subscription.Subscription;
import io.countermand.webhook.subscription.Subscriptions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends a sample now and says how it went. Nothing of it is stored; its revision is -1. */
@Path(Edge.BASE + "/webhooks/{webhookId}/tests")
@Produces(MediaType.APPLICATION_JSON)
public class TrialResource {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final CurrentCaller caller;
    private final Subscriptions subscriptions;
    private final TryEndpoint endpoints;
    private final InstantSource clock;

    TrialResource(CurrentCaller caller, Subscriptions subscriptions, TryEndpoint endpoints, InstantSource clock) {
        this.caller = caller;
        this.subscriptions = subscriptions;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /**
     * How it went (ours).
     *
     * @param arrived whether the endpoint answered 2xx
     * @param error dns, connect, tls, timeout, status, body or refused
     */
    public record Tried(
            UUID webhookId,
            String testName,
            UUID eventId,
            boolean arrived,
            @Nullable Integer status,
            @Nullable String error,
            long millis,
            @Nullable String answer) {}

    @POST
    public Uni<Tried> test(String webhookId) {
        return testNamed(webhookId, Trial.CONNECTIVITY.testName());
    }

    @POST
    @Path("/{testName}")
    public Uni<Tried> testNamed(String webhookId, String testName) {
        var reader = caller.get();
        return Panache.withSession(() -> subscriptions.one(reader, webhookId))
                .invoke(this::checkExpiry)
                .emitOn(TrialResource::onAThreadThatMayWait)
                .map(subscription -> send(subscription, trial(testName)));
    }

    private static void onAThreadThatMayWait(Runnable task) {
        Thread.ofVirtual().name("try-endpoint").start(task);
    }

    private void checkExpiry(Subscription subscription) {
        if (subscription.hasExpired(clock.instant())) {
            throw Refusal.of(Catalogue.WEBHOOK_EXPIRED);
        }
    }

    private static Trial trial(String testName) {
        return Trial.of(testName).orElseThrow(() -> Refusal.of(Catalogue.TEST_NOT_FOUND));
    }

    private Tried send(Subscription subscription, Trial trial) {
        var eventId = UUID.randomUUID();
        return endpoints
                .send(subscription.id(), trial.envelope(eventId, clock.instant()))
                .map(attempt -> tried(subscription, trial, eventId, attempt))
                .orElseThrow(() -> Refusal.tooManyRequests(A_MOMENT));
    }

    private static Tried tried(Subscription subscription, Trial trial, UUID eventId, Attempt attempt) {
        var answer = attempt.answer();
        return new Tried(
                subscription.id(),
                trial.testName(),
                eventId,
                answer.isSuccess(),
                answer.status(),
                Optional.ofNullable(answer.error()).map(error -> error.code()).orElse(null),
                attempt.millis(),
                answer.body());
    }
}
