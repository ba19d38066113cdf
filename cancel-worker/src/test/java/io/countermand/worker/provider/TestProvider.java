package io.countermand.worker.provider;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of a provider; with little patience, where nothing else is said. */
public record TestProvider(URI url, Optional<Path> trustedCertificate, Duration callMax) implements ProviderConfig {

    public static TestProvider at(String url) {
        return new TestProvider(URI.create(url), Optional.empty(), Duration.ofSeconds(1));
    }

    @Override
    public String user() {
        return "us";
    }

    @Override
    public String password() {
        return "a secret";
    }

    @Override
    public String protocol() {
        return "bango";
    }

    @Override
    public boolean dedupesByKey() {
        return false;
    }

    @Override
    public int parallel() {
        return 2;
    }

    @Override
    public int refundsPerCall() {
        return 3;
    }

    @Override
    public int callsPerSecond() {
        return 1000;
    }

    @Override
    public Duration connectMax() {
        return callMax.dividedBy(2);
    }

    @Override
    public Duration connectionKept() {
        return Duration.ofSeconds(10);
    }

    @Override
    public int answerBytesMax() {
        return 65536;
    }

    @Override
    public Duration breakerOpen() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int breakerFailures() {
        return 3;
    }
}
