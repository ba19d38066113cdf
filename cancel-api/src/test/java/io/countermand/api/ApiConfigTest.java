package io.countermand.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.edge.access.AccessConfig;
import io.countermand.edge.check.HttpConfig;
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
            .withMapping(AccessConfig.class)
            .withMapping(HttpConfig.class)
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
        assertThat(access.patience()).isEqualTo(Duration.ofMillis(1500));
        assertThat(http.browserOrigins()).isEmpty();
        assertThat(http.bodyBytesMax()).isEqualTo(8192);
        assertThat(api.storePatience()).isEqualTo(Duration.ofMillis(1500));
        assertThat(api.publishPatience()).isEqualTo(Duration.ofMillis(4800));
        assertThat(api.publishFailuresMax()).isEqualTo(3);
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
