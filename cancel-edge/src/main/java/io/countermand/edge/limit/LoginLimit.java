package io.countermand.edge.limit;

import io.countermand.edge.refusal.Refusal;
import io.github.bucket4j.Bandwidth;
import jakarta.enterprise.context.ApplicationScoped;

/** Addresses whose logins failed too often wait before another one is looked at. */
@ApplicationScoped
public class LoginLimit {

    private final TokenBuckets<String> addresses;

    LoginLimit(LimitConfig config) {
        var period = config.loginFailuresPeriod();
        var bandwidth = Bandwidth.builder()
                .capacity(config.loginFailuresMax())
                .refillGreedy(config.loginFailuresMax(), period)
                .build();
        addresses = new TokenBuckets<>(address -> bandwidth, period.multipliedBy(2), config.addressesMax());
    }

    /** @throws Refusal 429 if it failed too often */
    public void mustBeAllowed(String address) {
        var wait = addresses.lookFor(address);
        if (wait.isPositive()) {
            throw Refusal.tooManyRequests(wait);
        }
    }

    public void failed(String address) {
        addresses.take(address);
    }
}
