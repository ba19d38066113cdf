package io.countermand.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatcherConfigTest {

    private static final Map<String, String> REQUIRED =
            Map.of("countermand.webhook.encryption-key", "e", "countermand.webhook.signing-key", "s");

    @Test
    void hasTheseDefaults() {
        var config = configOf(REQUIRED);

        assertThat(config.allowedHosts()).isEmpty();
        assertThat(config.pace()).isEqualTo(Duration.ofMillis(15));
        assertThat(config.subscriptions().perPlatformMax()).isEqualTo(20);
        assertThat(config.subscriptions().lifetime()).isEqualTo(Duration.ofDays(365));
        assertThat(config.subscriptions().secretOverlap()).isEqualTo(Duration.ofHours(24));
        assertThat(config.subscriptions().testInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.otherEncryptionKeys()).isEmpty();
        assertThat(config.otherSigningKeys()).isEmpty();
        assertThat(config.intake().orderActionsMax()).isEqualTo(500);
        assertThat(config.intake().lineItemsMax()).isEqualTo(4);
        assertThat(config.delivery().endpointsAtOnceMax()).isEqualTo(32);
        assertThat(config.delivery().perEndpointAtOnceMax()).isEqualTo(4);
        assertThat(config.delivery().perTurnMax()).isEqualTo(32);
        assertThat(config.delivery().unrecordedMax()).isEqualTo(128);
        assertThat(config.delivery().turnBeginsWithin()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.delivery().perHostAtOnceMax()).isEqualTo(8);
        assertThat(config.delivery().lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.delivery().idle()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.delivery().stopPatience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.attempt().dnsMax()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.attempt().lookUpsAtOnceMax()).isEqualTo(64);
        assertThat(config.attempt().lookUpsWaitingMax()).isEqualTo(256);
        assertThat(config.attempt().connectMax()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.attempt().totalMax()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.attempt().answerBytesMax()).isEqualTo(65_536);
        assertThat(config.attempt().answerStoredBytesMax()).isEqualTo(1_024);
        assertThat(config.attempt().connectionsPerHostMax()).isEqualTo(8);
    }

    @Test
    void treatsEndpointsLikeThis() {
        var health = configOf(REQUIRED).health();

        assertThat(health.breakerFailures()).isEqualTo(5);
        assertThat(health.breakerFirst()).isEqualTo(Duration.ofSeconds(10));
        assertThat(health.breakerLongest()).isEqualTo(Duration.ofMinutes(10));
        assertThat(health.slowFirst()).isEqualTo(Duration.ofMillis(500));
        assertThat(health.slowLongest()).isEqualTo(Duration.ofMinutes(1));
        assertThat(health.retryAfterMax()).isEqualTo(Duration.ofHours(1));
        assertThat(health.ratePerSecond()).isEqualTo(500);
        assertThat(health.disableAfter()).isEqualTo(Duration.ofDays(5));
        assertThat(health.disableFailures()).isEqualTo(10);
    }

    @Test
    void forgetsAndIsAdministratedLikeThis() {
        var retention = configOf(REQUIRED).retention();
        var administration = configOf(REQUIRED).administration();

        assertThat(retention.every()).isEqualTo(Duration.ofMinutes(10));
        assertThat(retention.rowsMax()).isEqualTo(5_000);
        assertThat(retention.events()).isEqualTo(Duration.ofDays(90));
        assertThat(retention.attempts()).isEqualTo(Duration.ofDays(90));
        assertThat(retention.parkedRecords()).isEqualTo(Duration.ofDays(90));
        assertThat(administration.port()).isEqualTo(9081);
        assertThat(administration.host()).isEqualTo("0.0.0.0");
        assertThat(administration.reEncryptMax()).isEqualTo(100);
    }

    @Test
    void startsDeliveriesAgainLikeThis() {
        var restart = configOf(REQUIRED).restart();

        assertThat(restart.replayMax()).isEqualTo(100_000);
        assertThat(restart.pageMax()).isEqualTo(2_000);
        assertThat(restart.back()).isEqualTo(Duration.ofDays(90));
        assertThat(restart.idle()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void readsTheDocumentedKeys() {
        var config = configOf(Map.of(
                "countermand.webhook.encryption-key", "e",
                "countermand.webhook.signing-key", "s",
                "countermand.webhook.allowed-hosts", "localhost:8090,localhost:8091",
                "countermand.webhook.delivery.endpoints-at-once-max", "2",
                "countermand.webhook.attempt.total-max", "1s"));

        assertThat(config.allowedHosts()).contains(List.of("localhost:8090", "localhost:8091"));
        assertThat(config.delivery().endpointsAtOnceMax()).isEqualTo(2);
        assertThat(config.attempt().totalMax()).isEqualTo(Duration.ofSeconds(1));
    }

    private static DispatcherConfig configOf(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(DispatcherConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(DispatcherConfig.class);
    }
}
