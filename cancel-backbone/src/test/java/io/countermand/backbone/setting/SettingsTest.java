package io.countermand.backbone.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Settings SETTINGS = new Settings(List.of(Kitchen.class));

    @ConfigMapping(prefix = "countermand.worker.kitchen")
    interface Kitchen {

        @WithDefault("4")
        int cooksMax();

        @WithDefault("2s")
        @MayBeZero
        Duration pause();

        Optional<List<String>> dishes();

        Map<String, Supplier> suppliers();

        interface Supplier {

            @WithDefault("1m")
            Duration patience();
        }
    }

    @Test
    void namesWhatCanBeSet() {
        assertThat(SETTINGS.all())
                .extracting(Setting::name)
                .containsExactly(
                        "countermand.worker.kitchen.cooks-max",
                        "countermand.worker.kitchen.dishes",
                        "countermand.worker.kitchen.pause",
                        "countermand.worker.kitchen.suppliers.*.patience");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COUNTERMAND_WORKER_KITCHEN_COOKS_MAX=5",
                "COUNTERMAND_WORKER_KITCHEN_SUPPLIERS_MILL_PATIENCE=5s",
                "COUNTERMAND_WORKER_KITCHEN_DISHES_0_=soup",
                "COUNTERMAND_WORKER_KITCHEN_PAUSE=0s",
                "COUNTERMAND_TOPIC_PREFIX=x",
                "COUNTERMAND_API_SANDBOX=true",
                "PATH=/bin"
            })
    void aVariableThatSomebodyReadsIsTaken(String variable) {
        assertThatCode(() -> SettingsCheck.mustBeGood(SETTINGS, withVariable(variable)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COUNTERMAND_WORKER_KITCHEN_COOKSMAX=5",
                "COUNTERMAND_WORKER_KITCHEN_SUPPLIERS_PATIENCE=5s",
                "COUNTERMAND_ACCESS_PEPER=secret",
                "COUNTERMAND_KITCHEN=1"
            })
    void aVariableThatNobodyReadsStopsTheStartAndIsNamed(String variable) {
        assertThatThrownBy(() -> SettingsCheck.mustBeGood(SETTINGS, withVariable(variable)))
                .hasMessage(variable.split("=", 2)[0]
                        + " is no setting of this service; CONFIGURATION.md lists those that are.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"countermand.kitchen.cooks-max", "countermand.topic.prefix"})
    void aPropertyBelowNoPrefixStopsTheStartAndIsNamed(String name) {
        assertThatThrownBy(() -> SettingsCheck.mustBeGood(SETTINGS, with(name, "1")))
                .hasMessageStartingWith(name + " is no setting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void aNumberThatMakesNoSenseStopsTheStartAndIsNamed(String number) {
        assertThatThrownBy(
                        () -> SettingsCheck.mustBeGood(SETTINGS, with("countermand.worker.kitchen.cooks-max", number)))
                .hasMessage("countermand.worker.kitchen.cooks-max is " + number + ", which must be more than zero.");
    }

    @Test
    void aDurationOfANamedGroupIsJudgedToo() {
        var name = "countermand.worker.kitchen.suppliers.mill.patience";

        assertThatThrownBy(() -> SettingsCheck.mustBeGood(SETTINGS, with(name, "0s")))
                .hasMessageStartingWith(name + " is 0s");
    }

    private static SmallRyeConfig withVariable(String variable) {
        var pair = variable.split("=", 2);
        return config(new EnvConfigSource(Map.of(pair[0], pair[1]), 300));
    }

    private static SmallRyeConfig with(String name, String value) {
        return config(new PropertiesConfigSource(Map.of(name, value), "a file", 300));
    }

    private static SmallRyeConfig config(ConfigSource source) {
        return new SmallRyeConfigBuilder()
                .withMapping(Kitchen.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(source)
                .build();
    }
}
