package io.countermand.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorkerConfigTest {

    @Test
    void defaultsAreTheDocumentedOnes() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(WorkerConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(WorkerConfig.class);

        assertThat(config.intake().orderPagesMax()).isEqualTo(10);
        assertThat(config.intake().recordsMax()).isEqualTo(500);
        assertThat(config.intake().acceptedAheadMax()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.intake().acceptedBehindMax()).isEqualTo(Duration.ofHours(1));
        assertThat(config.plan().actionsMax()).isEqualTo(200);
        assertThat(config.settle().chunkSize()).isEqualTo(1000);
        assertThat(config.settle().bundleMax()).isEqualTo(50);
        assertThat(config.settle().smallChunkItems()).isEqualTo(40);
        assertThat(config.settle().itemAttemptsMax()).isEqualTo(3);
        assertThat(config.settle().asideAttemptsMax()).isEqualTo(3);
        assertThat(config.settle().parallel()).isEqualTo(2);
        assertThat(config.settle().idle()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.settle().stopPatience()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.relay().eventsMax()).isEqualTo(500);
        assertThat(config.relay().idle()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.store().patience()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.store().partitionMonths()).isEqualTo(3);
        assertThat(config.freshness().lagMax()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.freshness().every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.release().freezesMax()).isEqualTo(100);
        assertThat(config.release().every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.reconcile().every()).isEqualTo(Duration.ofHours(1));
        assertThat(config.reconcile().pause()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.reconcile().lineItemsMax()).isEqualTo(5000);
        assertThat(config.reconcile().eventsKept()).isEqualTo(Duration.ofDays(30));
        assertThat(config.refund().comparedAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(config.reconcile().payments().watched()).isEqualTo(Duration.ofDays(90));
        assertThat(config.reconcile().payments().most()).isEqualTo(10);
        assertThat(config.reconcile().payments().lease()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.retention().every()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.retention().rowsMax()).isEqualTo(5000);
        assertThat(config.retention().events()).isEqualTo(Duration.ofDays(60));
        assertThat(config.retention().chunks()).isEqualTo(Duration.ofDays(30));
        assertThat(config.retention().commands()).isEqualTo(Duration.ofDays(90));
        assertThat(config.retention().earlyRewardChanges()).isEqualTo(Duration.ofDays(90));
        assertThat(config.retention().refundAttempts()).isEqualTo(Duration.ofDays(400));
        assertThat(config.retention().parkedRecords()).isEqualTo(Duration.ofDays(90));
        assertThat(config.retention().unsettledItems()).isEqualTo(Duration.ofDays(90));
        assertThat(config.gauges().every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.gauges().arrivalMax()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.refund().providers()).isEmpty();
        assertThat(config.refund().idle()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.refund().lease()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.refund().recordedMax()).isEqualTo(100);
        assertThat(config.refund().backOffFirst()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.refund().backOffLongest()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.refund().unchangedFor()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.refund().resendMax()).isEqualTo(Duration.ofHours(20));
        assertThat(config.refund().captureEvery()).isEqualTo(Duration.ofHours(1));
        assertThat(config.refund().captureMax()).isEqualTo(Duration.ofDays(30));
    }

    /** Named by variables alone, as a container has them. */
    @Test
    void aProviderNeedsAnAddressAndACredential() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(WorkerConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new EnvConfigSource(
                        Map.of(
                                "COUNTERMAND_WORKER_REFUND_PROVIDERS_BANGO_URL", "https://api.example.com/v5",
                                "COUNTERMAND_WORKER_REFUND_PROVIDERS_BANGO_USER", "us",
                                "COUNTERMAND_WORKER_REFUND_PROVIDERS_BANGO_PASSWORD", "secret"),
                        300))
                .build()
                .getConfigMapping(WorkerConfig.class);

        assertThat(config.refund().providers()).containsOnlyKeys("bango");
        var provider = Objects.requireNonNull(config.refund().providers().get("bango"));
        assertThat(provider.url()).hasHost("api.example.com");
        assertThat(provider.protocol()).isEqualTo("bango");
        assertThat(provider.dedupesByKey()).isFalse();
        assertThat(provider.parallel()).isEqualTo(8);
        assertThat(provider.refundsPerCall()).isEqualTo(3);
        assertThat(provider.callsPerSecond()).isEqualTo(100);
        assertThat(provider.connectMax()).isEqualTo(Duration.ofSeconds(3));
        assertThat(provider.callMax()).isEqualTo(Duration.ofSeconds(15));
        assertThat(provider.connectionKept()).isEqualTo(Duration.ofSeconds(10));
        assertThat(provider.answerBytesMax()).isEqualTo(65536);
        assertThat(provider.breakerOpen()).isEqualTo(Duration.ofMinutes(1));
        assertThat(provider.breakerFailures()).isEqualTo(10);
        assertThat(provider.trustedCertificate()).isEmpty();
    }
}
