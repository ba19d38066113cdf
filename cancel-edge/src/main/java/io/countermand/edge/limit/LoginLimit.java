package io.countermand.edge.limit;

import io.countermand.edge.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/** Addresses whose logins failed too often wait before another one is looked at. */
@ApplicationScoped
public class LoginLimit {

    private final TokenBuckets addresses;

    LoginLimit(LimitConfig config) {
        addresses = new TokenBuckets(
                config.loginFailuresMax(),
                config.loginFailuresMax(),
                config.loginFailuresPeriod(),
                config.addressesMax());
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
