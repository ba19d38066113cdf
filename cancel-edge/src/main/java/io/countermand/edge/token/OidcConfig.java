package io.countermand.edge.token;

import io.countermand.backbone.setting.MayBeZero;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whose bearer tokens are taken besides platform keys: nobody's, unless the first three are given, all together. */
@ConfigMapping(prefix = "countermand.oidc")
public interface OidcConfig {

    /** To the letter what tokens have in {@code iss}. */
    Optional<String> issuer();

    /** Where its public keys are: https, or on this machine. */
    Optional<URI> jwksUrl();

    /** What tokens for us have in {@code aud}: one made for another service of that provider must not work here. */
    Optional<String> audience();

    /** The platform that a token speaks for; it must be administered here. */
    @WithDefault("platform")
    String platformClaim();

    /** Texts in a list, or in one text with blanks between; a token without it may see every customer. */
    @WithDefault("customers")
    String customersClaim();

    /** The same for accounts. */
    @WithDefault("accounts")
    String accountsClaim();

    /** READ, CANCEL, WEBHOOK; words of other services beside them say nothing here. A token without any may do nothing. */
    @WithDefault("rights")
    String rightsClaim();

    /** Of their clock and ours. */
    @MayBeZero
    @WithDefault("30s")
    Duration clockSkew();

    /** A token cannot be called back, so one that lives longer from now on is refused. */
    @WithDefault("24h")
    Duration lifetimeMax();

    /** How long keys are used before they are read anew: a withdrawn one works at most this long while its provider answers. */
    @WithDefault("5m")
    Duration keysFreshFor();

    /** Keys are read at most so often: tokens with made-up keys must not become calls to the provider. */
    @MayBeZero
    @WithDefault("10s")
    Duration keysReadInterval();

    /** For one reading. A request does not wait as long: it is told to come again after the patience for credentials. */
    @WithDefault("5s")
    Duration keysPatience();

    /** Of the key set: a wrong address must not fill the memory. */
    @WithDefault("65536")
    int keysBytesMax();
}
