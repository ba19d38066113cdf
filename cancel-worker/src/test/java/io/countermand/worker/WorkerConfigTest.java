package io.countermand.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
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
        assertThat(config.settle().parallel()).isEqualTo(2);
        assertThat(config.settle().idle()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.settle().stopPatience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.relay().eventsMax()).isEqualTo(500);
        assertThat(config.relay().idle()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.store().patience()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.store().partitionMonths()).isEqualTo(3);
        assertThat(config.freshness().lagMax()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.freshness().every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.release().freezesMax()).isEqualTo(100);
        assertThat(config.release().every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.gauges().every()).isEqualTo(Duration.ofSeconds(5));
    }
}
