package io.countermand.webhook.delivery;

import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.signature.SecretCipher;
import io.countermand.webhook.signature.Signatures;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** Puts the loop together. */
class DeliveryBeans {

    @Produces
    @Singleton
    MakeAttempt makeAttempt(Signatures signatures, SecretCipher cipher, Sender sender, InstantSource clock) {
        var schedule = new RetrySchedule(() -> ThreadLocalRandom.current().nextDouble());
        return new MakeAttempt(signatures, cipher, sender, schedule, clock);
    }

    @Produces
    @Singleton
    ClaimEndpoint claimEndpoint(Transactions transactions, InstantSource clock, DispatcherConfig config) {
        return new ClaimEndpoint(transactions, clock, config.delivery(), config.health());
    }

    @Produces
    @Singleton
    ServeEndpoint serveEndpoint(
            MakeAttempt makeAttempt,
            Transactions transactions,
            MeterRegistry metrics,
            InstantSource clock,
            DispatcherConfig config) {
        var attemptLog = new AttemptLog(metrics);
        var delivery = config.delivery();
        var sendTurn =
                new SendTurn(makeAttempt, attemptLog, delivery.perEndpointAtOnceMax(), delivery.turnBeginsWithin());
        return new ServeEndpoint(
                sendTurn, new RecordTurn(transactions, clock), attemptLog, config.health(), config.pace(), clock);
    }

    @Produces
    @Singleton
    DeliveryLoop deliveryLoop(
            ClaimEndpoint claimEndpoint, ServeEndpoint serveEndpoint, MeterRegistry metrics, DispatcherConfig config) {
        var delivery = config.delivery();
        var claims = metrics.timer("countermand.webhook.claim");
        return new DeliveryLoop(claimEndpoint, serveEndpoint, claims, delivery.endpointsAtOnceMax(), delivery.idle());
    }
}
