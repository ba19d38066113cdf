package io.countermand.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.dryrun.DryRunConfig;
import io.countermand.edge.access.AccessConfig;
import io.countermand.edge.check.HttpConfig;
import io.countermand.edge.limit.LimitConfig;
import io.countermand.edge.token.OidcConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class ApiConfigTest {

    private static final Duration PROMISED = Duration.ofSeconds(8);

    private final SmallRyeConfig config = new SmallRyeConfigBuilder()
            .withMapping(ApiConfig.class)
            .withMapping(DryRunConfig.class)
            .withMapping(AccessConfig.class)
            .withMapping(HttpConfig.class)
            .withMapping(LimitConfig.class)
            .withMapping(OidcConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withSources(secrets())
            .build();

    @Test
    void defaultsArePinned() {
        var api = config.getConfigMapping(ApiConfig.class);
        var access = config.getConfigMapping(AccessConfig.class);
        var http = config.getConfigMapping(HttpConfig.class);

        assertThat(access.believedFor()).isEqualTo(Duration.ofSeconds(5));
        assertThat(access.believedMax()).isEqualTo(10_000);
        assertThat(access.rememberedFor()).isEqualTo(Duration.ofHours(1));
        assertThat(access.patience()).isEqualTo(Duration.ofMillis(1500));
        assertThat(http.browserOrigins()).isEmpty();
        assertThat(http.bodyBytesMax()).isEqualTo(8192);
        assertThat(http.uriLengthMax()).isEqualTo(8192);
        assertThat(http.headerBytesMax()).isEqualTo(16_384);
        assertThat(http.bodyPatience()).isEqualTo(Duration.ofSeconds(20));
        assertThat(api.storePatience()).isEqualTo(Duration.ofMillis(1500));
        assertThat(api.publishPatience()).isEqualTo(Duration.ofMillis(4800));
        assertThat(api.publishFailuresMax()).isEqualTo(3);
        assertThat(api.actionInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(api.actionsRememberedMax()).isEqualTo(100_000);
        assertThat(api.sandbox()).isFalse();
    }

    @Test
    void defaultsOfLimitsArePinned() {
        var limits = config.getConfigMapping(LimitConfig.class);

        assertThat(limits.platformRequestsPerSecond()).isEqualTo(50);
        assertThat(limits.platformBurst()).isEqualTo(200);
        assertThat(limits.platformsMax()).isEqualTo(10_000);
        assertThat(limits.loginFailuresMax()).isEqualTo(30);
        assertThat(limits.loginFailuresPeriod()).isEqualTo(Duration.ofMinutes(1));
        assertThat(limits.addressesMax()).isEqualTo(100_000);
    }

    @Test
    void defaultsOfDryRunsArePinned() {
        var dryRun = config.getConfigMapping(DryRunConfig.class);

        assertThat(dryRun.atOnceMax()).isEqualTo(2);
        assertThat(dryRun.patience()).isEqualTo(Duration.ofSeconds(5));
        assertThat(dryRun.pageSize()).isEqualTo(1_000);
        assertThat(dryRun.lineItemsMax()).isEqualTo(50_000);
    }

    @Test
    void defaultsOfTokensArePinned() {
        var oidc = config.getConfigMapping(OidcConfig.class);

        assertThat(oidc.issuer()).isEmpty();
        assertThat(oidc.jwksUrl()).isEmpty();
        assertThat(oidc.audience()).isEmpty();
        assertThat(oidc.platformClaim()).isEqualTo("platform");
        assertThat(oidc.customersClaim()).isEqualTo("customers");
        assertThat(oidc.accountsClaim()).isEqualTo("accounts");
        assertThat(oidc.rightsClaim()).isEqualTo("rights");
        assertThat(oidc.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(oidc.lifetimeMax()).isEqualTo(Duration.ofHours(24));
        assertThat(oidc.keysFreshFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(oidc.keysReadInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(oidc.keysPatience()).isEqualTo(Duration.ofSeconds(5));
        assertThat(oidc.keysBytesMax()).isEqualTo(65_536);
    }

    @Test
    void allWaitsTogetherKeepThePromiseOf8Seconds() {
        var api = config.getConfigMapping(ApiConfig.class);
        var access = config.getConfigMapping(AccessConfig.class);

        assertThat(access.patience().plus(api.storePatience()).plus(api.publishPatience()))
                .isLessThan(PROMISED);
    }

    private static ConfigSource secrets() {
        return new PropertiesConfigSource(Map.of("countermand.access.pepper", "x".repeat(32)), "secrets", 100);
    }
}
