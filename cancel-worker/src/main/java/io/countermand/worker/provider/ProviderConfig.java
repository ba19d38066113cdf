package io.countermand.worker.provider;

import io.countermand.backbone.setting.Secret;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How a payment provider is reached, and what is asked of it at most. */
public interface ProviderConfig {
    /** Where its API is; https, for the password goes with every call. Only of this machine it may be http. */
    URI url();

    /** Of HTTP Basic. */
    String user();

    /** Of HTTP Basic. */
    @Secret
    String password();

    /** Which of the protocols that are built in it speaks. */
    @WithDefault("bango")
    String protocol();

    /** Whether a repeat of a key is answered as the first time. Only where the provider promises it. */
    @WithDefault("false")
    boolean dedupesByKey();

    /** Calls at once, per process. */
    @WithDefault("8")
    int parallel();

    /** Refunds under way for each of them: while one is asked for, others are written down. */
    @WithDefault("3")
    int refundsPerCall();

    /** Calls, per process. */
    @WithDefault("100")
    int callsPerSecond();

    /** Nothing was sent before a connection stands, so this may be short. */
    @WithDefault("3s")
    Duration connectMax();

    /** A whole call, with its answer. */
    @WithDefault("15s")
    Duration callMax();

    /** An idle connection is given up before the provider gives it up: a request into a closed one is a lost one. */
    @WithDefault("10s")
    Duration connectionKept();

    /** Read of an answer; a longer one counts as unknown. */
    @WithDefault("65536")
    int answerBytesMax();

    /** How long a provider is left alone that does not accept who we are, or that cannot be reached. */
    @WithDefault("1m")
    Duration breakerOpen();

    /** Failures in a row after which it counts as out of reach. */
    @WithDefault("10")
    int breakerFailures();

    /** PEM, where its certificate comes from an authority of its own. */
    Optional<Path> trustedCertificate();
}
